class Query:
    def __init__(self, session, model):
        self.session = session
        self.model = model
        self.conditions = []
        self.key = None

    def where(self, condition):
        self.conditions.append(condition)
        return self

    def order_by(self, key):
        self.key = key
        return self

    def accepts(self, row):
        return all(condition.matches(row) for condition in self.conditions)  #> orm.fields.Condition.matches

    def all(self):
        rows = [row for row in self.session.rows(self.model) if self.accepts(row)]  #> orm.query.Query.accepts orm.session.Session.rows
        if self.key is not None:
            rows.sort(key=self.key)  #> main.by_title
        return rows

    def first(self):
        found = self.all()  #> orm.query.Query.all
        return found[0] if found else None

    def __iter__(self):
        return iter(self.all())  #> orm.query.Query.all
