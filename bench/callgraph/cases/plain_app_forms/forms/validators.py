class Invalid(Exception):
    @property
    def message(self):
        return self.args[0]


def not_empty(value):
    if not value:
        raise Invalid("empty")  #> forms.validators.Invalid


class MaxLength:
    def __init__(self, limit):
        self.limit = limit

    def __call__(self, value):
        if len(value) > self.limit:
            raise Invalid(self.text())  #> forms.validators.Invalid forms.validators.MaxLength.text

    def text(self):
        return f"longer than {self.limit}"
