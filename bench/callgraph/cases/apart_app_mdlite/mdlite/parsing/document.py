from ..nodes import Bullets, Document, Heading, Paragraph
from .inline import parse_inline


class BlockParser:
    def __init__(self, text):
        self.lines = text.strip().split('\n')
        self.position = 0

    def parse(self):
        blocks = []
        while self.position < len(self.lines):
            if not self.current.strip():  #> mdlite.parsing.document.BlockParser.current
                self.position += 1
                continue
            blocks.append(self.block())  #> mdlite.parsing.document.BlockParser.block
        return Document(*blocks)  #> mdlite.nodes.Node.__init__

    @property
    def current(self):
        return self.lines[self.position]

    def block(self):
        if self.current.startswith('#'):  #> mdlite.parsing.document.BlockParser.current
            return self.heading()  #> mdlite.parsing.document.BlockParser.heading
        if self.current.startswith('- '):  #> mdlite.parsing.document.BlockParser.current
            items = [Paragraph(*parse_inline(line[2:])) for line in self.take(is_bullet)]  #> mdlite.nodes.Node.__init__ mdlite.parsing.document.BlockParser.take mdlite.parsing.inline.parse_inline
            return Bullets(*items)  #> mdlite.nodes.Node.__init__
        joined = ' '.join(self.take(lambda line: line.strip() and not line.startswith('#')))  #> mdlite.parsing.document.BlockParser.take
        return Paragraph(*parse_inline(joined))  #> mdlite.nodes.Node.__init__ mdlite.parsing.inline.parse_inline

    def heading(self):
        marks, _, title = self.current.partition(' ')  #> mdlite.parsing.document.BlockParser.current
        self.position += 1
        return Heading(len(marks), *parse_inline(title))  #> mdlite.nodes.Heading.__init__ mdlite.parsing.inline.parse_inline

    def take(self, belongs):
        while self.position < len(self.lines) and belongs(self.current):  #> mdlite.parsing.document.BlockParser.block.<lambda> mdlite.parsing.document.BlockParser.current mdlite.parsing.document.is_bullet
            yield self.current  #> mdlite.parsing.document.BlockParser.current
            self.position += 1


def is_bullet(line):
    return line.startswith('- ')


def parse(text):
    return BlockParser(text).parse()  #> mdlite.parsing.document.BlockParser.__init__ mdlite.parsing.document.BlockParser.parse
