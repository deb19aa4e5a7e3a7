from .fields import Field


class ModelMeta(type):
    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)  #> orm.fields.Field.__set_name__
        cls.fields = mcs.collect(namespace)  #> orm.model.ModelMeta.collect
        return cls

    @staticmethod
    def collect(namespace):
        return {key: value for key, value in namespace.items() if isinstance(value, Field)}


class Model(metaclass=ModelMeta):  #> orm.model.ModelMeta.__new__
    table = ""

    def __init__(self, **values):
        self.values = {}
        for key, value in values.items():
            setattr(self, key, value)  #> orm.fields.Field.__set__

    def before_save(self):
        pass

    def save(self, database):
        self.before_save()  #> main.Book.before_save orm.model.Model.before_save
        database.insert(self)  #> orm.database.Database.insert
