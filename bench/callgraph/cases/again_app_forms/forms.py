from fields import Field, Invalid


class FormMeta(type):
    def __new__(mcs, name, bases, ns):
        fields = {k: v for k, v in ns.items() if isinstance(v, Field)}
        cls = super().__new__(mcs, name, bases, ns)
        cls.fields = fields
        return cls


class Form(metaclass=FormMeta):  #> forms.FormMeta.__new__
    def __init__(self, data):
        self.data = data
        self.errors = {}
        self.cleaned = {}

    def is_valid(self):
        for name, field in self.fields.items():
            try:
                self.cleaned[name] = field.clean(self.data.get(name))  #> fields.Field.clean
                hook = getattr(self, 'clean_' + name, None)
                if hook:
                    self.cleaned[name] = hook()  #> main.Signup.clean_name
            except Invalid as error:
                self.add_error(name, error)  #> forms.Form.add_error
        return not self.errors

    def add_error(self, name, error):
        self.errors[name] = error.message
