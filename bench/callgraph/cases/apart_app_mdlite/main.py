from mdlite import convert
from mdlite.nodes import Heading, walk
from mdlite.parsing.document import parse

TEXT = """
# Notes on *tea*
Use `water` at 90 degrees.
Wait *three* minutes.

- green
- black `assam`

## End
"""


def table_of_contents(text):
    document = parse(text)  #> mdlite.parsing.document.parse
    return [(node.level, node.plain()) for node in walk(document) if isinstance(node, Heading)]  #> mdlite.nodes.Node.plain mdlite.nodes.walk


if __name__ == '__main__':
    print(convert(TEXT))  #> mdlite.convert
    print(convert(TEXT, 'text'))  #> mdlite.convert
    print(table_of_contents(TEXT))  #> main.table_of_contents
    try:
        convert('plain', to='pdf')  #> mdlite.convert
    except ValueError as error:
        print(error)
