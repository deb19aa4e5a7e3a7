class Query:
    def __init__(self, rows):
        self.rows = rows

    def where(self, **conditions):
        return Query([row for row in self.rows if matches(row, conditions)])  #> orm.query.Query.__init__ orm.query.matches

    def first(self):
        for row in self:  #> orm.query.Query.__iter__
            return row
        return None

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)


def matches(row, conditions):
    return all(getattr(row, key) == value for key, value in conditions.items())  #> orm.fields.Field.__get__
