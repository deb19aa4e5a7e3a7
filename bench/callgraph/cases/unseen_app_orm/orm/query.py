class Query:
    def __init__(self, model, predicates=()):
        self.model = model
        self.predicates = tuple(predicates)

    def filter(self, predicate):
        return self.clone(self.predicates + (predicate,))  #> orm.query.Query.clone

    def clone(self, predicates):
        return Query(self.model, predicates)  #> orm.query.Query.__init__

    def __iter__(self):
        for row in self.model.store.get(self.model, []):
            if self.matches(row):  #> orm.query.Query.matches
                yield row

    def matches(self, row):
        return all(p(row) for p in self.predicates)  #> main.<lambda> main.is_old

    def first(self):
        return next(iter(self), None)  #> orm.query.Query.__iter__

    def count(self):
        return len(list(self))  #> orm.query.Query.__iter__
