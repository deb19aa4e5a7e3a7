class Field:
    def __init__(self, default=None):
        self.default = default
        self.name = None

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.values.get(self.name, self.default)

    def __set__(self, instance, value):
        instance.values[self.name] = self.clean(value)  #> orm.fields.Reference.clean orm.fields.Text.clean

    def clean(self, value):
        return value


class Text(Field):
    def clean(self, value):
        return str(value)


class Integer(Field):
    def clean(self, value):
        return int(value)


class Reference(Field):
    def __init__(self, to):
        super().__init__()  #> orm.fields.Field.__init__
        self.to = to

    def clean(self, value):
        if not isinstance(value, self.to):
            raise TypeError(value)
        return value
