from . import nodes


def parse(source):
    return nodes.Document([parse_line(line) for line in source.splitlines()])  #> docs.nodes.Node.__init__ docs.parser.parse_line


def parse_line(line):
    if line.startswith("# "):
        return nodes.Heading(line[2:])  #> docs.nodes.Heading.__init__
    return nodes.Paragraph(parse_inline(line))  #> docs.nodes.Node.__init__ docs.parser.parse_inline


def parse_inline(line):
    for i, part in enumerate(line.split("*")):
        cls = nodes.Bold if i % 2 else nodes.Text
        yield cls(part)  #> docs.nodes.Text.__init__
