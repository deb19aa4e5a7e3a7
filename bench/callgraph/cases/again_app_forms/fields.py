class Field:
    def __init__(self, *validators, required=True):
        self.validators = list(validators)
        if required:
            self.validators.insert(0, not_empty)

    def clean(self, value):
        value = self.to_python(value)  #> fields.Field.to_python fields.IntField.to_python fields.ListField.to_python
        for validate in self.validators:
            validate(value)  #> fields.not_empty main.short
        return value

    def to_python(self, value):
        return value


class IntField(Field):
    def to_python(self, value):
        try:
            return int(value)
        except ValueError:
            raise Invalid('not a number')  #> fields.Invalid.__init__


class ListField(Field):
    def __init__(self, inner, **kw):
        super().__init__(**kw)  #> fields.Field.__init__
        self.inner = inner

    def to_python(self, value):
        return [self.inner.clean(v) for v in value.split(',')]  #> fields.Field.clean


class Invalid(Exception):
    def __init__(self, message):
        super().__init__(message)
        self.message = message


def not_empty(value):
    if value in ('', None):
        raise Invalid('empty')  #> fields.Invalid.__init__
