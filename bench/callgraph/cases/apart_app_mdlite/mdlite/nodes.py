class Node:
    def __init__(self, *children):
        self.children = list(children)

    def accept(self, visitor):
        method = getattr(visitor, 'visit_' + type(self).__name__.lower(), visitor.generic_visit)
        return method(self)  #> mdlite.render.HtmlRenderer.visit_bullets mdlite.render.HtmlRenderer.visit_code mdlite.render.HtmlRenderer.visit_emphasis mdlite.render.HtmlRenderer.visit_heading mdlite.render.HtmlRenderer.visit_paragraph mdlite.render.HtmlRenderer.visit_text mdlite.render.Renderer.generic_visit mdlite.render.Renderer.visit_text mdlite.render.TextRenderer.visit_heading mdlite.render.TextRenderer.visit_paragraph

    def plain(self):
        return ''.join(child.plain() for child in self.children)  #> mdlite.nodes.Node.plain mdlite.nodes.Text.plain


class Text(Node):
    def __init__(self, value):
        super().__init__()  #> mdlite.nodes.Node.__init__
        self.value = value

    def plain(self):
        return self.value


class Emphasis(Node):
    pass


class Code(Text):
    pass


class Paragraph(Node):
    pass


class Bullets(Node):
    pass


class Heading(Node):
    def __init__(self, level, *children):
        super().__init__(*children)  #> mdlite.nodes.Node.__init__
        self.level = level


class Document(Node):
    pass


def walk(node):
    yield node
    for child in node.children:
        yield from walk(child)  #> mdlite.nodes.walk
