import operator


class Expr:
    def __init__(self, fn, text):
        self.fn = fn
        self.text = text

    def __call__(self, row):
        return self.fn(row)  #> db.expr.Col.like.<lambda> db.expr.Expr.__and__.<lambda> db.expr.Expr.__invert__.<lambda> db.expr.Expr.__or__.<lambda> db.expr._binary.method.<lambda> db.expr.lift.<lambda>

    def __str__(self):
        return self.text

    def __and__(self, other):
        return Expr(lambda row: self(row) and other(row), "%s and %s" % (self, other))  #> db.expr.Expr.__call__ db.expr.Expr.__init__ db.expr.Expr.__str__

    def __or__(self, other):
        return Expr(lambda row: self(row) or other(row), f"({self} or {other})")  #> db.expr.Expr.__call__ db.expr.Expr.__init__ db.expr.Expr.__str__

    def __invert__(self):
        return Expr(lambda row: not self(row), "not " + str(self))  #> db.expr.Expr.__call__ db.expr.Expr.__init__ db.expr.Expr.__str__

    def as_(self, alias):
        self.text = alias
        return self


def _binary(op, symbol):
    def method(self, other):
        other = lift(other)  #> db.expr.lift
        return Expr(lambda row: op(self(row), other(row)), "%s %s %s" % (self, symbol, other))  #> db.expr.Expr.__call__ db.expr.Expr.__init__ db.expr.Expr.__str__
    return method


for _name, _op, _sym in [
    ("__lt__", operator.lt, "<"),
    ("__gt__", operator.gt, ">"),
    ("__eq__", operator.eq, "="),
    ("__add__", operator.add, "+"),
    ("__mul__", operator.mul, "*"),
]:
    setattr(Expr, _name, _binary(_op, _sym))  #> db.expr._binary


def lift(value):
    return value if isinstance(value, Expr) else Expr(lambda row: value, repr(value))  #> db.expr.Expr.__init__


class Col(Expr):
    def __init__(self, name):
        super().__init__(operator.itemgetter(name), name)  #> db.expr.Expr.__init__

    def like(self, prefix):
        return Expr(lambda row: self(row).startswith(prefix), "%s like %s" % (self, prefix))  #> db.expr.Expr.__call__ db.expr.Expr.__init__ db.expr.Expr.__str__


def aggregate(fn):
    def make(expr=None):
        def over(rows):
            return fn([expr(r) if expr else r for r in rows])  #> db.expr.Expr.__call__ db.expr.total
        over.text = fn.__name__
        over.is_aggregate = True
        return over
    return make


def total(values):
    return sum(values)


aggregates = {"count": aggregate(len), "total": aggregate(total)}  #> db.expr.aggregate
