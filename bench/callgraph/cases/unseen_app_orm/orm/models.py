from .fields import Field
from .query import Query


class ModelMeta(type):
    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)  #> orm.fields.Field.__set_name__
        cls.fields = mcs.collect(namespace)  #> orm.models.ModelMeta.collect
        return cls

    @staticmethod
    def collect(namespace):
        return {k: v for k, v in namespace.items() if isinstance(v, Field)}

    @property
    def objects(cls):
        return Query(cls)  #> orm.query.Query.__init__


class Model(metaclass=ModelMeta):  #> orm.models.ModelMeta.__new__
    store = {}

    def __init__(self, **values):
        self.values = {}
        for name, value in values.items():
            setattr(self, name, value)  #> orm.fields.Field.__set__

    def save(self):
        self.full_clean()  #> orm.models.Model.full_clean
        self.store.setdefault(type(self), []).append(self)
        self.after_save()  #> main.Book.after_save orm.models.Model.after_save
        return self

    def full_clean(self):
        for name, field in self.fields.items():
            field.validate(getattr(self, name))  #> orm.fields.Field.__get__ orm.fields.Field.validate orm.fields.Text.validate

    def after_save(self):
        pass

    @classmethod
    def create(cls, **values):
        return cls(**values).save()  #> orm.models.Model.__init__ orm.models.Model.save
