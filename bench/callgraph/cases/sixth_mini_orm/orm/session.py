import itertools
from operator import attrgetter


class Query:
    def __init__(self, rows):
        self.rows = rows

    def filter(self, pred):
        return Query([r for r in self.rows if pred(r)])  #> main.report.<lambda> orm.session.Query.__init__ orm.session.Session.get.<lambda>

    def order_by(self, name):
        return Query(sorted(self.rows, key=attrgetter(name)))  #> orm.fields.Field.__get__ orm.session.Query.__init__

    def first(self):
        return next(iter(self), None)  #> orm.session.Query.__iter__

    def __iter__(self):
        return iter(self.rows)


class Session:
    def __init__(self):
        self._store = {}
        self._ids = itertools.count(1)

    def add(self, obj):
        obj.before_save()  #> models.Book.before_save orm.base.Model.before_save
        obj.id = next(self._ids)
        self._rows(type(obj)).append(obj)  #> orm.session.Session._rows
        return obj

    def _rows(self, cls):
        return self._store.setdefault(cls, [])

    def query(self, cls):
        return Query(list(self._rows(cls)))  #> orm.session.Query.__init__ orm.session.Session._rows

    def get(self, cls, id):
        return self.query(cls).filter(lambda o: o.id == id).first()  #> orm.session.Query.filter orm.session.Query.first orm.session.Session.query
