from .errors import InvalidField


class Field:
    def __set_name__(self, owner, name):
        self.name = name
        self.slot = '_' + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.slot)

    def __set__(self, instance, value):
        if not self.accepts(value):  #> ledger.fields.Field.accepts ledger.fields.OneOf.accepts ledger.fields.Positive.accepts
            raise InvalidField(self.name, value)  #> ledger.errors.InvalidField.__init__
        setattr(instance, self.slot, value)

    def accepts(self, value):
        return True


class OneOf(Field):
    def __init__(self, *choices):
        self.choices = choices

    def accepts(self, value):
        return value in self.choices


class Positive(Field):
    def accepts(self, value):
        return value > 0
