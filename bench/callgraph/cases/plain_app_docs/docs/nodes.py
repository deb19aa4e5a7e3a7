class Node:
    def __init__(self, children=()):
        self.children = list(children)

    def accept(self, visitor):
        method = getattr(visitor, "visit_" + type(self).__name__.lower(), visitor.generic)
        return method(self)  #> docs.render.HtmlRenderer.visit_bold docs.render.HtmlRenderer.visit_heading docs.render.HtmlRenderer.visit_paragraph docs.render.HtmlRenderer.visit_text docs.render.Renderer.generic docs.render.TextRenderer.visit_heading docs.render.TextRenderer.visit_text docs.transform.Renumber.visit_heading docs.transform.Transform.generic main.Louder.visit_bold

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()  #> docs.nodes.Node.walk


class Document(Node):
    pass


class Heading(Node):
    number = 0

    def __init__(self, text):
        super().__init__()  #> docs.nodes.Node.__init__
        self.text = text

    @property
    def title(self):
        return f"{self.number} {self.text}"


class Paragraph(Node):
    pass


class Text(Node):
    def __init__(self, text):
        super().__init__()  #> docs.nodes.Node.__init__
        self.text = text


class Bold(Text):
    pass
