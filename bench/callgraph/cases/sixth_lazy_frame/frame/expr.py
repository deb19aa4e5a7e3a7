import operator


class Expr:
    def eval(self, row):
        raise NotImplementedError

    def alias(self, name):
        return Alias(self, name)  #> frame.expr.Alias.__init__

    def __add__(self, other): return Binary("+", operator.add, self, wrap(other))  #> frame.expr.Binary.__init__ frame.expr.wrap
    def __mul__(self, other): return Binary("*", operator.mul, self, wrap(other))  #> frame.expr.Binary.__init__ frame.expr.wrap
    def __gt__(self, other): return Binary(">", operator.gt, self, wrap(other))  #> frame.expr.Binary.__init__ frame.expr.wrap
    def __eq__(self, other): return Binary("==", operator.eq, self, wrap(other))  #> frame.expr.Binary.__init__ frame.expr.wrap
    def __and__(self, other): return Binary("&", both, self, wrap(other))  #> frame.expr.Binary.__init__ frame.expr.wrap
    def __neg__(self): return Unary("-", operator.neg, self)  #> frame.expr.Unary.__init__
    def __truediv__(self, other): return Binary("/", operator.truediv, self, wrap(other))


def both(a, b):
    return a and b


class Column(Expr):
    def __init__(self, name):
        self.name = name

    def eval(self, row):
        return row[self.name]

    def __repr__(self):
        return self.name


class Literal(Expr):
    def __init__(self, value):
        self.value = value
        self.name = "literal"

    def eval(self, row):
        return self.value

    def __repr__(self):
        return repr(self.value)


class Binary(Expr):
    def __init__(self, sym, fn, left, right):
        self.sym, self.fn, self.left, self.right = sym, fn, left, right

    @property
    def name(self):
        return self.left.name  #> frame.expr.Binary.name frame.functions.Apply.name

    def eval(self, row):
        return self.fn(self.left.eval(row), self.right.eval(row))  #> frame.expr.Binary.eval frame.expr.Column.eval frame.expr.Literal.eval frame.expr.both

    def __repr__(self):
        return f"({self.left!r} {self.sym} {self.right!r})"  #> frame.expr.Binary.__repr__ frame.expr.Column.__repr__ frame.expr.Literal.__repr__ frame.expr.Unary.__repr__


class Unary(Expr):
    def __init__(self, sym, fn, arg):
        self.sym, self.fn, self.arg = sym, fn, arg

    def eval(self, row):
        return self.fn(self.arg.eval(row))  #> frame.expr.Alias.eval frame.expr.Binary.eval frame.expr.Column.eval frame.expr.Literal.eval frame.expr.Unary.eval frame.functions.Apply.eval

    def __repr__(self):
        return f"{self.sym}{self.arg!r}"  #> frame.expr.Column.__repr__


class Alias(Expr):
    def __init__(self, inner, name):
        self.inner, self.name = inner, name

    def eval(self, row):
        return self.inner.eval(row)  #> frame.expr.Binary.eval frame.functions.Apply.eval


def wrap(x):
    return x if isinstance(x, Expr) else lit(x)  #> frame.expr.lit


def col(name):
    return Column(name)  #> frame.expr.Column.__init__


def lit(value):
    return Literal(value)  #> frame.expr.Literal.__init__
