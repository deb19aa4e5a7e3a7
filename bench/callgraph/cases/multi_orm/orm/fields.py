class ValidationError(Exception):
    pass


class Field:
    def __init__(self, default=None, check=None):
        self.default = default
        self.check = check

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.values.get(self.name, self.default)

    def __set__(self, obj, value):
        value = self.convert(value)  #> orm.fields.ForeignKey.convert orm.fields.Integer.convert orm.fields.Text.convert
        if self.check is not None and not self.check(value):  #> models.positive
            raise ValidationError(self.name)  #> orm.fields.ValidationError
        obj.values[self.name] = value
        obj.changed(self)  #> orm.model.Model.changed

    def convert(self, value):
        return value

    def __eq__(self, value):
        return Condition(self, value)  #> orm.fields.Condition.__init__

    def __hash__(self):
        return hash(self.name)


class Integer(Field):
    def convert(self, value):
        return int(value)


class Text(Field):
    def convert(self, value):
        return str(value).strip()


class ForeignKey(Field):
    def __init__(self, target):
        super().__init__()  #> orm.fields.Field.__init__
        self.target = target

    def convert(self, value):
        return value.id

    def __get__(self, obj, owner=None):
        key = super().__get__(obj, owner)  #> orm.fields.Field.__get__
        if obj is None:
            return self
        return obj.session.get(self.target, key)  #> orm.session.Session.get


class Condition:
    def __init__(self, field, value):
        self.field = field
        self.value = value

    def matches(self, obj):
        return obj.values.get(self.field.name) == self.value
