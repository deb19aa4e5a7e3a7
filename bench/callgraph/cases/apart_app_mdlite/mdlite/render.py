from html import escape


class Renderer:
    def render(self, document):
        return document.accept(self)  #> mdlite.nodes.Node.accept

    def inside(self, node):
        return ''.join(child.accept(self) for child in node.children)  #> mdlite.nodes.Node.accept

    def generic_visit(self, node):
        return self.inside(node)  #> mdlite.render.Renderer.inside

    def visit_text(self, node):
        return node.value


class HtmlRenderer(Renderer):
    def tag(self, name, content):
        return f'<{name}>{content}</{name}>'

    def visit_text(self, node):
        return escape(super().visit_text(node))  #> mdlite.render.Renderer.visit_text

    def visit_emphasis(self, node):
        return self.tag('em', self.inside(node))  #> mdlite.render.HtmlRenderer.tag mdlite.render.Renderer.inside

    def visit_code(self, node):
        return self.tag('code', escape(node.value))  #> mdlite.render.HtmlRenderer.tag

    def visit_heading(self, node):
        return self.tag(f'h{node.level}', self.inside(node))  #> mdlite.render.HtmlRenderer.tag mdlite.render.Renderer.inside

    def visit_paragraph(self, node):
        return self.tag('p', self.inside(node))  #> mdlite.render.HtmlRenderer.tag mdlite.render.Renderer.inside

    def visit_bullets(self, node):
        return self.tag('ul', ''.join(self.tag('li', self.inside(item)) for item in node.children))  #> mdlite.render.HtmlRenderer.tag mdlite.render.Renderer.inside


class TextRenderer(Renderer):
    visit_code = Renderer.visit_text

    def visit_heading(self, node):
        title = self.inside(node)  #> mdlite.render.Renderer.inside
        return f'{title}\n{"=" * len(title)}\n'

    def visit_paragraph(self, node):
        return self.inside(node) + '\n'  #> mdlite.render.Renderer.inside


RENDERERS = {'html': HtmlRenderer, 'text': TextRenderer}


def renderer_for(name):
    try:
        return RENDERERS[name]()  #> mdlite.render.HtmlRenderer mdlite.render.TextRenderer
    except KeyError:
        raise ValueError(f'no renderer for {name}') from None
