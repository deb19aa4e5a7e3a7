from itertools import groupby


class Query:
    def __init__(self, cols):
        self.cols = cols
        self.filters = []
        self.key = None
        self.group_key = None

    def from_(self, table):
        self.table = table
        return self

    def where(self, pred):
        self.filters.append(pred)
        return self

    def order_by(self, key):
        self.key = key
        return self

    def group_by(self, key):
        self.group_key = key
        return self

    def __iter__(self):
        rows = (r for r in self.table if all(f(r) for f in self.filters))  #> db.expr.Expr.__call__ db.table.Table.__iter__ main.<lambda>+2
        if self.group_key:
            yield from self._grouped(rows)  #> db.query.Query._grouped
            return
        if self.key:
            rows = sorted(rows, key=self.key)  #> main.<lambda>+1
        for row in rows:
            yield {c.text: c(row) for c in self.cols}  #> db.expr.Expr.__call__

    def _grouped(self, rows):
        rows = sorted(rows, key=self.group_key)  #> db.expr.Expr.__call__
        for key, members in groupby(rows, self.group_key):  #> db.expr.Expr.__call__
            members = list(members)
            yield {c.text: self._cell(c, members) for c in self.cols}  #> db.query.Query._cell

    @staticmethod
    def _cell(c, members):
        return c(members) if hasattr(c, "is_aggregate") else c(members[0])  #> db.expr.Expr.__call__ db.expr.aggregate.make.over

    def explain(self):
        return " & ".join(str(f) for f in self.filters)  #> db.expr.Expr.__str__

    def first(self):
        return next(iter(self), None)  #> db.query.Query.__iter__
