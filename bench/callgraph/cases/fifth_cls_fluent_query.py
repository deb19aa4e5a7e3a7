"""A fluent builder: methods return self, one returns a different object."""


class Query:
    def __init__(self, table):
        self.table = table
        self.filters = []

    def where(self, clause):
        self.filters.append(clause)
        return self

    def join(self, other):
        return JoinedQuery(self, other)  #> JoinedQuery.__init__

    def sql(self):
        return f"{self.table}{self._tail()}"  #> JoinedQuery._tail Query._tail

    def _tail(self):
        return "".join(f"[{c}]" for c in self.filters)


class JoinedQuery(Query):
    def __init__(self, left, right):
        super().__init__(f"{left.sql()}+{right}")  #> Query.__init__ Query.sql

    def on(self, column):
        self.column = column
        return self

    def _tail(self):
        return f" on {self.column}" + super()._tail()  #> Query._tail


print(Query("users").where("a").where("b").sql())  #> Query.__init__ Query.sql Query.where
print(Query("users").where("a").join("posts").on("id").where("c").sql())  #> JoinedQuery.on Query.__init__ Query.join Query.sql Query.where
