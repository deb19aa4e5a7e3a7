_hooks = []


def on_query(hook):
    _hooks.append(hook)
    return hook


class Result:
    def __init__(self, rows):
        self._rows = rows

    def __iter__(self):
        yield from self._rows

    def first(self):
        return next(iter(self), None)  #> query.engine.Result.__iter__


class Engine:
    def __init__(self, dialect, rows):
        self.dialect = dialect
        self.rows = rows

    def run(self, query):
        text = query.condition.sql(self.dialect)  #> query.expr.Both.sql
        for hook in _hooks:
            hook(text)  #> main.trace
        return Result([self.pick(row, query) for row in self.rows[query.source.name] if query.condition.test(row)])  #> query.engine.Engine.pick query.engine.Result.__init__ query.expr.Both.test

    def pick(self, row, query):
        return {name: row[name] for name in query.columns}
