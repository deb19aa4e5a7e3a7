from .fields import Field


class ModelMeta(type):
    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)  #> orm.fields.Field.__set_name__
        cls.fields = {key: value for key, value in namespace.items() if isinstance(value, Field)}
        return cls


class Model(metaclass=ModelMeta):  #> orm.model.ModelMeta.__new__
    session = None

    def __init__(self, **values):
        self.values = {}
        self.dirty = set()
        for key, value in values.items():
            setattr(self, key, value)  #> orm.fields.Field.__set__

    def changed(self, field):
        self.dirty.add(field.name)

    def save(self):
        self.before_save()  #> models.Author.before_save orm.model.Model.before_save
        self.session.store(self)  #> orm.session.Session.store
        self.dirty.clear()
        return self

    def before_save(self):
        pass
