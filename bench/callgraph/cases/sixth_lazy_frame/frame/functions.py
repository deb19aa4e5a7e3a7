from .expr import Expr, wrap


class Apply(Expr):
    def __init__(self, fn, *args):
        self.fn = fn
        self.args = [wrap(a) for a in args]  #> frame.expr.wrap

    @property
    def name(self):
        return self.fn.__name__

    def eval(self, row):
        return self.fn(*(a.eval(row) for a in self.args))  #> frame.expr.Binary.eval frame.expr.Column.eval frame.expr.Literal.eval frame.functions._choose


def upper(e):
    return Apply(str.upper, e)  #> frame.functions.Apply.__init__


def when(cond, yes, no):
    return Apply(_choose, cond, yes, no)  #> frame.functions.Apply.__init__


def _choose(c, yes, no):
    return yes if c else no


def length(e):
    return Apply(len, e)  #> frame.functions.Apply.__init__
