from visitor import Visitor


class Printer(Visitor):
    def visit_Let(self, n):
        return "(let %s %s)" % (n.name, self.visit(n.value))  #> visitor.Visitor.visit

    def visit_BinOp(self, n):
        return "(%s %s %s)" % (n.op, self.visit(n.left), self.visit(n.right))  #> visitor.Visitor.visit

    def visit_Num(self, n):
        return "%g" % n.value

    def visit_Neg(self, n):
        return "(neg %s)" % self.visit(n.operand)  #> visitor.Visitor.visit

    def generic(self, node):
        return type(node).__name__.lower()
