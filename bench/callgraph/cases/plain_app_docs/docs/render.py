import textwrap


class Renderer:
    def render(self, node):
        return node.accept(self)  #> docs.nodes.Node.accept

    def generic(self, node):
        return "".join(self.render(child) for child in node.children)  #> docs.render.Renderer.render


class HtmlRenderer(Renderer):
    def visit_heading(self, node):
        return self.tag("h1", node.title)  #> docs.nodes.Heading.title docs.render.HtmlRenderer.tag

    def visit_paragraph(self, node):
        return self.tag("p", self.generic(node))  #> docs.render.HtmlRenderer.tag docs.render.Renderer.generic

    def visit_text(self, node):
        return node.text

    def visit_bold(self, node):
        return self.tag("b", node.text)  #> docs.render.HtmlRenderer.tag

    @staticmethod
    def tag(name, body):
        return f"<{name}>{body}</{name}>"


class TextRenderer(Renderer):
    def __init__(self, width):
        self.width = width

    def visit_heading(self, node):
        return node.title.upper() + "\n"  #> docs.nodes.Heading.title

    def visit_text(self, node):
        return self.wrap(node.text)  #> docs.render.TextRenderer.wrap

    visit_bold = visit_text

    def wrap(self, text):
        return textwrap.fill(text, self.width)


def render_all(document, renderers):
    return {type(renderer).__name__: renderer.render(document) for renderer in renderers}  #> docs.render.Renderer.render
