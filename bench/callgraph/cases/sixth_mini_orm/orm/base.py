from .fields import Field


class ModelMeta(type):
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        cls.fields = mcs.collect(ns)  #> orm.base.ModelMeta.collect
        cls.table = name.lower() + "s"
        return cls

    @staticmethod
    def collect(ns):
        found = []
        for key, value in ns.items():
            if isinstance(value, Field):
                value.bind(key)  #> orm.fields.Field.bind
                found.append(value)
        return found

    def ddl(cls):
        return f"CREATE TABLE {cls.table} ({', '.join(f.column() for f in cls.fields)})"  #> orm.fields.Field.column orm.fields.ForeignKey.column


class Model(metaclass=ModelMeta):  #> orm.base.ModelMeta.__new__
    id = None

    def __init__(self, **values):
        for k, v in values.items():
            setattr(self, k, v)  #> orm.fields.Field.__set__

    def before_save(self):
        pass

    def __repr__(self):
        return "<%s %s>" % (type(self).__name__, self.id)
