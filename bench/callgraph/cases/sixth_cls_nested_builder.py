class Query:
    """A tiny SQL builder with nested helper classes."""

    class Column:
        def __init__(self, name):
            self.name = name

        def __str__(self):
            return Query.quote(self.name)  #> Query.quote

        class Alias:
            def __init__(self, col, alias):
                self.col = col
                self.alias = alias

            def __str__(self):
                return "%s AS %s" % (self.col, self.alias)  #> Query.Column.__str__

    class Builder:
        def __init__(self, table):
            self.table = table
            self.cols = []
            self.conds = []

        def select(self, *names):
            self.cols.extend(Query.Column(n) for n in names)  #> Query.Column.__init__
            return self

        def select_as(self, name, alias):
            self.cols.append(Query.Column.Alias(Query.Column(name), alias))  #> Query.Column.Alias.__init__ Query.Column.__init__
            return self

        def where(self, cond):
            self.conds.append(cond)
            return self

        def build(self):
            return Query(self)  #> Query.__init__

    def __init__(self, builder):
        self._b = builder

    @staticmethod
    def quote(name):
        return '"%s"' % name

    @classmethod
    def on(cls, table):
        return cls.Builder(table)  #> Query.Builder.__init__

    def sql(self):
        cols = ", ".join(str(c) for c in self._b.cols)  #> Query.Column.Alias.__str__ Query.Column.__str__
        sql = f"SELECT {cols} FROM {self.quote(self._b.table)}"  #> Query.quote
        if self._b.conds:
            sql += " WHERE " + " AND ".join(self._b.conds)
        return sql


print(Query.on("users").select("id", "mail").where("id > 3").build().sql())  #> Query.Builder.build Query.Builder.select Query.Builder.where Query.on Query.sql
print(Query.on("t").select_as("n", "name").build().sql())  #> Query.Builder.build Query.Builder.select_as Query.on Query.sql
