from .query import Query


class Session:
    def __init__(self):
        self.tables = {}
        self.listeners = {}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.tables.clear()

    def listen(self, event, function):
        self.listeners.setdefault(event, []).append(function)

    def fire(self, event, obj):
        for listener in self.listeners.get(event, []):
            listener(obj)  #> main.inserted main.updated

    def table(self, model):
        return self.tables.setdefault(model, {})

    def store(self, obj):
        table = self.table(type(obj))  #> orm.session.Session.table
        if not hasattr(obj, "id"):
            obj.id = len(table) + 1
            self.fire("insert", obj)  #> orm.session.Session.fire
        else:
            self.fire("update", obj)  #> orm.session.Session.fire
        obj.session = self
        table[obj.id] = obj

    def get(self, model, key):
        return self.table(model).get(key)  #> orm.session.Session.table

    def rows(self, model):
        return list(self.table(model).values())  #> orm.session.Session.table

    def query(self, model):
        return Query(self, model)  #> orm.query.Query.__init__
