class Table:
    def __init__(self, *columns):
        self.columns = columns
        self.rows = []
        self.triggers = {"before": [], "after": []}

    def insert(self, *values):
        row = dict(zip(self.columns, values))
        for t in self.triggers["before"]:
            row = t(row) or row  #> main.discount main.tidy
        self.rows.append(row)
        for t in self.triggers["after"]:
            t(row)  #> main.<lambda>
        return self

    def before(self, fn):
        self.triggers["before"].append(fn)
        return fn

    def after(self, fn):
        self.triggers["after"].append(fn)
        return fn

    def __iter__(self):
        return map(dict, self.rows)

    def __iadd__(self, values):
        return self.insert(*values)  #> db.table.Table.insert
