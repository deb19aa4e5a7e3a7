class Column:
    def __init__(self, convert=str, default=None, check=None):
        self.convert = convert
        self.default = default
        self.check = check

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.slot, self.fallback())  #> Column.fallback

    def __set__(self, obj, value):
        value = self.convert(value)
        if self.check is not None and not self.check(value):  #> positive
            raise ValueError("%s rejects %r" % (self.name, value))
        obj.__dict__[self.slot] = value

    def fallback(self):
        return self.default() if callable(self.default) else self.default  #> Goat.<lambda>

    def __eq__(self, other):
        return lambda row: getattr(row, self.name) == other  #> Column.__get__

    def __gt__(self, other):
        return lambda row: getattr(row, self.name) > other  #> Column.__get__

    __hash__ = object.__hash__

class ModelMeta(type):
    registry = {}

    def __new__(mcls, name, bases, ns, **opts):
        cls = super().__new__(mcls, name, bases, ns)  #> Column.__set_name__
        cls.columns = [v for v in ns.values() if isinstance(v, Column)]
        cls.rows = []
        return cls

    def __init__(cls, name, bases, ns, table=None):
        super().__init__(name, bases, ns)
        cls.table = table or cls.make_table_name()  #> ModelMeta.make_table_name
        ModelMeta.registry[cls.table] = cls

    def make_table_name(cls):
        return cls.__name__.lower() + "s"

    def __iter__(cls):
        return iter(cls.rows)

    def __len__(cls):
        return len(cls.rows)

class Model(metaclass=ModelMeta):  #> ModelMeta.__init__ ModelMeta.__new__
    def __init__(self, **values):
        for key, value in values.items():
            setattr(self, key, value)  #> Column.__set__

    def save(self):
        type(self).rows.append(self)
        return self

    @classmethod
    def where(cls, *preds):
        return [r for r in cls if all(p(r) for p in preds)]  #> Column.__eq__.<lambda> Column.__gt__.<lambda> ModelMeta.__iter__

    def __repr__(self):
        return "%s(%s)" % (self.table, ", ".join(str(getattr(self, c.name)) for c in self.columns))  #> Column.__get__

def positive(n):
    return n > 0

class Goat(Model):  #> ModelMeta.__init__ ModelMeta.__new__
    name = Column(convert=str.title)  #> Column.__init__
    age = Column(int, default=lambda: 1, check=positive)  #> Column.__init__

class Mouse(Model, table="mice"):  #> ModelMeta.__init__ ModelMeta.__new__
    name = Column(default="nobody")  #> Column.__init__

Goat(name="billy", age="4").save()  #> Model.__init__ Model.save
Goat(name="nanny").save()  #> Model.__init__ Model.save
Mouse().save()  #> Model.__init__ Model.save
print(Goat.where(Goat.age > 2), Goat.where(Goat.name == "Nanny", Goat.age == 1), len(Goat))  #> Column.__eq__ Column.__get__ Column.__gt__ Model.__repr__ Model.where ModelMeta.__len__
print(list(ModelMeta.registry["mice"]), sorted(ModelMeta.registry))  #> Model.__repr__ ModelMeta.__iter__ ModelMeta.__len__
try:
    Goat(age=-3)  #> Model.__init__
except ValueError as e:
    print(e)
