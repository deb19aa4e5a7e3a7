import re
from .filters import FILTERS
from .nodes import Literal, Variable, Loop

TAG = re.compile(r'({{.*?}}|{%.*?%})')


class Template:
    def __init__(self, source):
        self.nodes = list(self._parse(iter(TAG.split(source))))  #> template.engine.Template._parse

    def _parse(self, pieces, until=None):
        for piece in pieces:
            if piece.startswith('{{'):
                yield self._variable(piece[2:-2].strip())  #> template.engine.Template._variable
            elif piece.startswith('{%'):
                words = piece[2:-2].split()
                if words[0] == until:
                    return
                yield Loop(words[1], words[3], list(self._parse(pieces, 'end')))  #> template.engine.Template._parse template.nodes.Loop.__init__
            else:
                yield Literal(piece)  #> template.nodes.Literal.__init__

    @staticmethod
    def _variable(text):
        name, *filters = text.split('|')
        return Variable(name, [FILTERS[f] for f in filters])  #> template.nodes.Variable.__init__

    def render(self, **context):
        return ''.join(node.render(context) for node in self.nodes)  #> template.nodes.Literal.render template.nodes.Loop.render template.nodes.Variable.render
