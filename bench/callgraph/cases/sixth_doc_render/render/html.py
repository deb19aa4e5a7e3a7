from functools import singledispatch
from html import escape

from document import Doc, Heading, Para, Bullets, Code, Link, Image


@singledispatch
def render(node):
    return tag("span", str(node))  #> render.html.tag


def tag(name, content, **attrs):
    extra = "".join(f' {k}="{v}"' for k, v in attrs.items())
    return f"<{name}{extra}>{content}</{name}>"


def join(nodes):
    return "".join(map(render, nodes))  #> render.html.<lambda> render.html._ render.html.render render.html.render_bullets render.html.render_heading render.html.render_link render.html.render_text


@render.register
def render_text(node: str):
    return escape(node)


@render.register
def render_doc(node: Doc):
    return tag("div", join(node.blocks))  #> render.html.join render.html.tag


@render.register(Heading)
def render_heading(node):
    return tag("h%d" % node.level, render(node.text), id=node.anchor())  #> document.Heading.anchor render.html.render_text render.html.tag


@render.register(Para)
def _(node):
    return tag("p", join(node.parts))  #> render.html.join render.html.tag


@render.register(Bullets)
def render_bullets(node):
    return tag("ul", "".join(tag("li", render(i)) for i in node.items))  #> render.html._ render.html.tag


@render.register
def render_link(node: Link):
    cls = "ext" if node.is_external() else "int"  #> document.Link.is_external
    return tag("a", node.text, href=node.url, rel=cls)  #> render.html.tag


@render.register
def render_image(node: Image):
    return tag("img", node.alt)  #> render.html.tag


render.register(Code, lambda node: tag("code", escape(node.text)))  #> render.html.tag
