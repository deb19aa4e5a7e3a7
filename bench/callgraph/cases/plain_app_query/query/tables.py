from .expr import Always


class Table:
    def __init__(self, name, columns):
        self.name = name
        self.columns = columns

    def where(self, condition):
        return Query(self).where(condition)  #> query.tables.Query.__init__ query.tables.Query.where


class Query:
    def __init__(self, source, condition=Always(), columns=None):  #> query.expr.Always
        self.source = source
        self.condition = condition
        self.columns = columns or source.columns

    def where(self, condition):
        return self._copy(condition=self.condition & condition)  #> query.expr.Expr.__and__ query.tables.Query._copy

    def select(self, *columns):
        return self._copy(columns=columns)  #> query.tables.Query._copy

    def _copy(self, **changes):
        state = {"condition": self.condition, "columns": self.columns}
        state.update(changes)
        return Query(self.source, **state)  #> query.tables.Query.__init__
