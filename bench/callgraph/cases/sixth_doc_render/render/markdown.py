import textwrap
from functools import singledispatchmethod
from document import Doc, Heading, Para, Bullets, Code, Link


class Writer:
    def __init__(self, width=40):
        self.width = width

    @singledispatchmethod
    def write(self, node):
        return self.fallback(node)  #> render.markdown.Writer.fallback

    def fallback(self, node):
        return f"?{node}?"

    @write.register
    def _(self, node: str):
        return textwrap.shorten(node, self.width) if len(node) > self.width else node

    @write.register
    def write_heading(self, node: Heading):
        return "#" * node.level + " " + self.write(node.text)  #> render.markdown.Writer._

    @write.register(Para)
    def write_para(self, node):
        return "".join(self.write(p) for p in node.parts)  #> render.markdown.Writer._ render.markdown.Writer.write_code render.markdown.Writer.write_link

    @write.register(Bullets)
    def write_bullets(self, node):
        return "\n".join("* " + self.write(i) for i in node.items)  #> render.markdown.Writer.write_para

    @write.register(Code)
    def write_code(self, node):
        return "`%s`" % node.text

    @write.register(Link)
    def write_link(self, node):
        return "[%s](%s)" % (node.text, node.url)


def to_markdown(doc: Doc):
    w = Writer()  #> render.markdown.Writer.__init__
    return "\n".join(w.write(b) for b in doc.blocks)  #> render.markdown.Writer.write render.markdown.Writer.write_bullets render.markdown.Writer.write_heading render.markdown.Writer.write_para
