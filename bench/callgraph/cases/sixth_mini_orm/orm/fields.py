__all__ = ["IntField", "TextField", "ForeignKey"]


class Field:
    sql_type = "BLOB"

    def __init__(self, default=None):
        self._default = default
        self.name = None

    def bind(self, name):
        self.name = name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        if self.name not in obj.__dict__:
            obj.__dict__[self.name] = self.default()  #> orm.fields.Field.default
        return obj.__dict__[self.name]

    def __set__(self, obj, value):
        obj.__dict__[self.name] = self.to_python(value)  #> orm.fields.Field.to_python orm.fields.IntField.to_python orm.fields.TextField.to_python

    def default(self):
        return self._default() if callable(self._default) else self._default  #> models.Author.<lambda>

    def to_python(self, value):
        return value

    def column(self):
        return f"{self.name} {self.sql_type}"


class IntField(Field):
    sql_type = "INT"

    def to_python(self, value):
        return int(value)


class TextField(Field):
    sql_type = "TEXT"

    def to_python(self, value):
        return str(value)


class ForeignKey(Field):
    def __init__(self, target):
        super().__init__()  #> orm.fields.Field.__init__
        self.target = target

    def column(self):
        return f"{self.name}_id REFERENCES {self.target.table}"


class DateField(Field):
    def to_python(self, value):
        return value.isoformat()
