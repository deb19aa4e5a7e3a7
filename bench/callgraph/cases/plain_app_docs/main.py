from docs.parser import parse
from docs.render import HtmlRenderer, TextRenderer, render_all
from docs.nodes import Heading
from docs.transform import Transform, Renumber

SOURCE = "# One\nsome *bold* text\n# Two\nmore"


class Louder(Transform):
    def visit_bold(self, node):
        node.text = self.loud(node.text)  #> main.Louder.loud
        return node

    def loud(self, text):
        return text + "!"


document = parse(SOURCE)  #> docs.parser.parse
for transform in (Louder(), Renumber(start=1)):  #> docs.transform.Renumber.__init__ main.Louder
    document = transform.apply(document)  #> docs.transform.Transform.apply
print(render_all(document, [HtmlRenderer(), TextRenderer(width=20)]))  #> docs.render.HtmlRenderer docs.render.TextRenderer.__init__ docs.render.render_all
print([node.title for node in document.walk() if isinstance(node, Heading)])  #> docs.nodes.Heading.title docs.nodes.Node.walk
