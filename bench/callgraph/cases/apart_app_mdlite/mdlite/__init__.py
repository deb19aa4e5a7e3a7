from .parsing.document import parse
from .render import renderer_for


def convert(text, to='html'):
    renderer = renderer_for(to)  #> mdlite.render.renderer_for
    return renderer.render(parse(text))  #> mdlite.parsing.document.parse mdlite.render.Renderer.render
