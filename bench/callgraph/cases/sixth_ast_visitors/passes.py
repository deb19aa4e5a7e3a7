import operator
from tree import Module, Assign, Func, BinOp, Const, IfElse


class Visitor:
    def visit_children(self, node):
        for c in node.children():  #> tree.Assign.children tree.BinOp.children tree.Func.children tree.IfElse.children tree.Module.children
            c.accept(self)  #> tree.Node.accept

    visit_module = visit_func = visit_ifelse = visit_children
    visit_assign = visit_binop = visit_children

    def visit_const(self, node):
        pass

    def visit_var(self, node):
        pass


class NameCollector(Visitor):
    def __init__(self):
        self.found = set()

    def visit_assign(self, node):
        self.found.add(node.name)
        super().visit_assign(node)  #> passes.Visitor.visit_children

    def visit_var(self, node):
        self.found.add(node.id)


class Transformer(Visitor):
    def each(self, nodes):
        return [n.accept(self) for n in nodes]  #> tree.Node.accept

    def visit_module(self, n):
        return Module(self.each(n.body))  #> passes.Transformer.each tree.Module.__init__

    def visit_assign(self, n):
        return Assign(n.name, n.value.accept(self))  #> tree.Assign.__init__ tree.Node.accept

    def visit_func(self, n):
        return Func(n.name, n.params, self.each(n.body))  #> passes.Transformer.each tree.Func.__init__

    def visit_ifelse(self, n):
        return IfElse(n.cond.accept(self), self.each(n.then), self.each(n.other))  #> passes.Transformer.each tree.IfElse.__init__ tree.Node.accept

    def visit_const(self, n):
        return n

    visit_var = visit_const


class ConstantFolder(Transformer):
    OPS = {"+": operator.add, "*": operator.mul}

    def visit_binop(self, n):
        left, right = self.each([n.left, n.right])  #> passes.Transformer.each
        if isinstance(left, Const) and isinstance(right, Const):
            return self.fold(n.op, left, right)  #> passes.ConstantFolder.fold
        if n.op == "*" and isinstance(right, Const) and right.value == 1:
            return left
        return BinOp(n.op, left, right)  #> tree.BinOp.__init__

    def fold(self, op, a, b):
        return Const(self.OPS[op](a.value, b.value))  #> tree.Const.__init__


class Emitter:
    def __init__(self, indent="  "):
        self.indent = indent
        self.level = 0

    def line(self, text):
        return self.indent * self.level + text + "\n"

    def block(self, nodes):
        self.level += 1
        out = "".join(n.accept(self) for n in nodes) or self.line("pass")  #> tree.Node.accept
        self.level -= 1
        return out

    def visit_module(self, n):
        return "".join(s.accept(self) for s in n.body)  #> tree.Node.accept

    def visit_assign(self, n):
        return self.line(f"{n.name} = {n.value.accept(self)}")  #> passes.Emitter.line tree.Node.accept

    def visit_func(self, n):
        return self.line(f"def {n.name}({', '.join(n.params)}):") + self.block(n.body)  #> passes.Emitter.block passes.Emitter.line

    def visit_ifelse(self, n):
        return self.line(f"if {n.cond.accept(self)}:") + self.block(n.then)  #> passes.Emitter.block passes.Emitter.line tree.Node.accept

    def visit_binop(self, n):
        return f"{n.left.accept(self)} {n.op} {n.right.accept(self)}"  #> tree.Node.accept

    def visit_const(self, n):
        return repr(n.value)

    def visit_var(self, n):
        return n.id


def run_passes(tree, *passes):
    for p in passes:
        tree = tree.accept(p)  #> tree.Node.accept
    return tree
