class Connection:
    def read(self):
        return 'm'


def connect():
    return Connection()  #> modern.Connection
