import re

from . import nodes

TAG = re.compile(r"({{.*?}}|{%.*?%})")


class Compiler:
    def __init__(self, source):
        self.pieces = iter(TAG.split(source))

    def parse(self, end=None):
        parts = []
        for piece in self.pieces:
            if piece.startswith("{{"):
                path, *names = (p.strip() for p in piece[2:-2].split("|"))
                parts.append(nodes.variable(path, names))  #> tpl.nodes.variable
            elif piece.startswith("{%"):
                words = piece[2:-2].split()
                if words[0] == end:
                    break
                parts.append(getattr(self, "tag_" + words[0], self.unknown)(*words))  #> tpl.compiler.Compiler.tag_for tpl.compiler.Compiler.tag_if tpl.compiler.Compiler.unknown
            elif piece:
                parts.append(nodes.text(piece))  #> tpl.nodes.text
        return nodes.block(parts)  #> tpl.nodes.block

    def tag_for(self, _, var, __, path):
        return nodes.loop(var, path, self.parse("endfor"))  #> tpl.compiler.Compiler.parse tpl.nodes.loop

    def tag_if(self, _, *path):
        negate = path[0] == "not"
        return nodes.condition(path[-1], self.parse("endif"), negate)  #> tpl.compiler.Compiler.parse tpl.nodes.condition

    def unknown(self, name, *args):
        raise SyntaxError("unknown tag " + name)


def compile_template(source):
    return Compiler(source).parse()  #> tpl.compiler.Compiler.__init__ tpl.compiler.Compiler.parse
