import re

from ..nodes import Code, Emphasis, Text

TOKEN = re.compile(r'\*(?P<em>[^*]+)\*|`(?P<code>[^`]+)`')


def parse_inline(line):
    """Nodes of one line."""
    nodes = []
    end = 0
    for match in TOKEN.finditer(line):
        if match.start() > end:
            nodes.append(Text(line[end:match.start()]))  #> mdlite.nodes.Text.__init__
        nodes.append(_node_of(match))  #> mdlite.parsing.inline._node_of
        end = match.end()
    if end < len(line):
        nodes.append(Text(line[end:]))  #> mdlite.nodes.Text.__init__
    return nodes


def _node_of(match):
    if match.lastgroup == 'em':
        return Emphasis(*parse_inline(match['em']))  #> mdlite.nodes.Node.__init__ mdlite.parsing.inline.parse_inline
    return Code(match['code'])  #> mdlite.nodes.Text.__init__
