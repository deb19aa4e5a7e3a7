import sys

if sys.version_info >= (3, 0):
    from modern import connect
else:
    from legacy import connect

try:
    from fast import loads
except ImportError:
    def loads(text):
        return text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from modern import Connection


def main():
    connection = connect()  #> modern.connect
    return loads(connection.read())  #> main.loads modern.Connection.read


main()  #> main.main
