import ast
from html.parser import HTMLParser


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []
        self.depth = 0

    def handle_starttag(self, tag, attrs):
        self.depth += 1
        for name, value in attrs:
            self.link(value)  #> visitors.Links.link

    def handle_endtag(self, tag):
        self.depth -= 1

    def link(self, target):
        self.found.append(target)


class CallNames(ast.NodeVisitor):
    def __init__(self):
        self.names = []

    def visit_Call(self, node):
        self.names.append(node.func.id)
        self.generic_visit(node)  #> visitors.CallNames.visit_Call visitors.CallNames.visit_Constant

    def visit_Constant(self, node):
        self.names.append(node.value)
