from .query import Query


class Database:
    def __init__(self):
        self.rows = {}

    def save(self, model):
        model.save(self)  #> orm.model.Model.save

    def insert(self, model):
        self.table_of(type(model)).append(model)  #> orm.database.Database.table_of

    def table_of(self, cls):
        return self.rows.setdefault(cls, [])

    def query(self, cls):
        return Query(self.table_of(cls))  #> orm.database.Database.table_of orm.query.Query.__init__
