class Field:
    def __init__(self, default=None):
        self.default = default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.values.get(self.name, self.default)

    def __set__(self, instance, value):
        instance.values[self.name] = self.convert(value)  #> orm.fields.Field.convert orm.fields.Integer.convert orm.fields.Text.convert

    def convert(self, value):
        return value

    def validate(self, value):
        return value is not None


class Integer(Field):
    def convert(self, value):
        return int(value)


class Text(Field):
    def convert(self, value):
        return str(value)

    def validate(self, value):
        return super().validate(value) and len(value) > 0  #> orm.fields.Field.validate


class Related(Field):
    def __init__(self, get_model):
        super().__init__()  #> orm.fields.Field.__init__
        self.get_model = get_model

    def model(self):
        return self.get_model()  #> main.Book.<lambda>
