from .validators import Invalid

__all__ = ["CharField", "IntegerField"]


class Field:
    order = 0

    def __init__(self, checks=()):
        self.checks = list(checks)
        Field.order += 1

    def clean(self, raw):
        value = self.convert(raw)  #> forms.fields.Field.convert forms.fields.IntegerField.convert forms.fields.ListField.convert
        for check in self.checks:
            check(value)  #> forms.validators.MaxLength.__call__ forms.validators.not_empty main.even
        return value

    def convert(self, raw):
        return raw


class CharField(Field):
    pass


class IntegerField(Field):
    def convert(self, raw):
        try:
            return int(raw)
        except ValueError:
            raise Invalid("number")  #> forms.validators.Invalid


class ListField(Field):
    def __init__(self, inner, **kwargs):
        super().__init__(**kwargs)  #> forms.fields.Field.__init__
        self.inner = inner

    def convert(self, raw):
        return [self.inner.clean(part) for part in raw.split(",")]  #> forms.fields.Field.clean
