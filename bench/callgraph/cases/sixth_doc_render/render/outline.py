from document import Block, Heading


def walk(node):
    yield node
    if isinstance(node, Block):
        for c in node.children():  #> document.Block.children document.Bullets.children document.Doc.children document.Para.children
            yield from walk(c)  #> render.outline.walk


def outline(doc):
    return [label(n) for n in walk(doc) if isinstance(n, Heading)]  #> render.outline.label render.outline.walk


def label(h):
    return "%d:%s" % (h.level, h.anchor())  #> document.Heading.anchor
