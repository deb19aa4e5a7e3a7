import operator


class Visitor:
    def visit(self, node):
        return node.accept(self)  #> tree.Node.accept


class Evaluate(Visitor):
    ops = {'+': operator.add, '*': operator.mul}

    def visit_Num(self, node):
        return node.value

    def visit_BinOp(self, node):
        fn = self.ops[node.op]
        return fn(self.visit(node.left), self.visit(node.right))  #> visitors.Visitor.visit


class Show(Visitor):
    def visit_Num(self, node):
        return self.wrap(str(node.value))  #> visitors.Show.wrap

    def visit_BinOp(self, node):
        return self.visit(node.left) + node.op + self.visit(node.right)  #> visitors.Visitor.visit

    def wrap(self, text):
        return f'<{text}>'
