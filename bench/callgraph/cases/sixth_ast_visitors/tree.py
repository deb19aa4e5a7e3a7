class Node:
    def accept(self, visitor):
        return getattr(visitor, "visit_" + self.kind())(self)  #> passes.ConstantFolder.visit_binop passes.Emitter.visit_assign passes.Emitter.visit_binop passes.Emitter.visit_const passes.Emitter.visit_func passes.Emitter.visit_ifelse passes.Emitter.visit_module passes.Emitter.visit_var passes.NameCollector.visit_assign passes.NameCollector.visit_var passes.Transformer.visit_assign passes.Transformer.visit_const passes.Transformer.visit_func passes.Transformer.visit_ifelse passes.Transformer.visit_module passes.Visitor.visit_children passes.Visitor.visit_const tree.Node.kind

    @classmethod
    def kind(cls):
        return cls.__name__.lower()

    def children(self):
        return ()

    def depths(self, d=0):
        yield d
        for c in self.children():  #> tree.Assign.children tree.BinOp.children tree.Func.children tree.IfElse.children tree.Module.children tree.Node.children
            yield from c.depths(d + 1)  #> tree.Node.depths


class Module(Node):
    def __init__(self, body):
        self.body = body

    def children(self):
        return self.body


class Assign(Node):
    def __init__(self, name, value):
        self.name, self.value = name, value

    def children(self):
        return [self.value]


class Func(Node):
    def __init__(self, name, params, body):
        self.name, self.params, self.body = name, params, body

    def children(self):
        return self.body


class IfElse(Node):
    def __init__(self, cond, then, other):
        self.cond, self.then, self.other = cond, then, other

    def children(self):
        return [self.cond] + self.then + self.other


class BinOp(Node):
    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right

    def children(self):
        return self.left, self.right


class Const(Node):
    def __init__(self, value):
        self.value = value


class Var(Node):
    def __init__(self, id):
        self.id = id
