from .fields import Field
from .validators import Invalid


class FormMeta(type):
    def __new__(mcs, name, bases, namespace):
        fields = {}
        for base in bases:
            fields.update(getattr(base, "fields", {}))
        fields.update(collect(namespace))  #> forms.base.collect
        namespace["fields"] = fields
        return super().__new__(mcs, name, bases, namespace)


def collect(namespace):
    return {key: value for key, value in namespace.items() if isinstance(value, Field)}


class BoundField:
    def __init__(self, form, name):
        self.form = form
        self.name = name

    @property
    def value(self):
        return self.form.data[self.name]


class Form(metaclass=FormMeta):  #> forms.base.FormMeta.__new__
    def __init__(self, data):
        self.data = data
        self.errors = {}
        self.cleaned = {}

    def __getitem__(self, name):
        return BoundField(self, name)  #> forms.base.BoundField.__init__

    def is_valid(self):
        for name, field in self.fields.items():
            try:
                self.cleaned[name] = self.clean_field(name, field)  #> forms.base.Form.clean_field
            except Invalid as error:
                self.errors[name] = error.message  #> forms.validators.Invalid.message
        return not self.errors

    def clean_field(self, name, field):
        value = field.clean(self.data[name])  #> forms.fields.Field.clean
        hook = getattr(self, f"clean_{name}", None)
        return hook(value) if hook else value  #> main.Employee.clean_salary main.Person.clean_name
