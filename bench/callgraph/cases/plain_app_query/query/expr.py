import operator


class Expr:
    def __and__(self, other):
        return Both(self, other)  #> query.expr.Both.__init__

    def __invert__(self):
        return Not(self)  #> query.expr.Not.__init__

    def __gt__(self, other):
        return Compare(self, other, operator.gt)  #> query.expr.Compare.__init__

    def __eq__(self, other):
        return Compare(self, other, operator.eq)  #> query.expr.Compare.__init__


class Always(Expr):
    def test(self, row):
        return True

    def sql(self, dialect):
        return dialect.true()  #> query.dialects.Dialect.true


class F(Expr):
    def __init__(self, name):
        self.name = name

    def of(self, row):
        return row[self.name]

    def sql(self, dialect):
        return dialect.quote(self.name)  #> query.dialects.Dialect.quote


class Value(Expr):
    def __init__(self, given):
        self.given = given

    def of(self, row):
        return self.given

    def sql(self, dialect):
        return dialect.literal(self.given)  #> query.dialects.Dialect.literal


def value(given):
    return Value(given)  #> query.expr.Value.__init__


class Compare(Expr):
    def __init__(self, left, right, test):
        self.left = left
        self.right = right
        self.compare = test

    def test(self, row):
        return self.compare(self.left.of(row), self.right.of(row))  #> query.expr.F.of query.expr.Value.of

    def sql(self, dialect):
        return dialect.binary(self.left.sql(dialect), self.right.sql(dialect))  #> query.dialects.Dialect.binary query.expr.F.sql query.expr.Value.sql


class Both(Expr):
    def __init__(self, *parts):
        self.parts = parts

    def test(self, row):
        return all(part.test(row) for part in self.parts)  #> query.expr.Always.test query.expr.Both.test query.expr.Compare.test query.expr.Not.test

    def sql(self, dialect):
        return " and ".join(part.sql(dialect) for part in self.parts)  #> query.expr.Always.sql query.expr.Both.sql query.expr.Compare.sql query.expr.Not.sql


class Not(Expr):
    def __init__(self, inner):
        self.inner = inner

    def test(self, row):
        return not self.inner.test(row)  #> query.expr.Compare.test

    def sql(self, dialect):
        return "not " + self.inner.sql(dialect)  #> query.expr.Compare.sql
