from itertools import count


class Transform:
    def apply(self, document):
        return document.accept(self)  #> docs.nodes.Node.accept

    def generic(self, node):
        node.children = [child.accept(self) for child in node.children]  #> docs.nodes.Node.accept
        return node


class Renumber(Transform):
    def __init__(self, start):
        self.numbers = count(start)

    def visit_heading(self, node):
        node.number = next(self.numbers)
        return node
