from fields import Field, IntField, Invalid, ListField
from forms import Form


def short(value):
    if len(value) > 5:
        raise Invalid('long')  #> fields.Invalid.__init__


class Signup(Form):  #> forms.FormMeta.__new__
    name = Field(short)  #> fields.Field.__init__
    age = IntField()  #> fields.Field.__init__
    scores = ListField(IntField(required=False))  #> fields.Field.__init__ fields.ListField.__init__

    def clean_name(self):
        return tidy(self.cleaned['name'])  #> main.tidy


def tidy(name):
    return name.title()


Signup({'name': 'ann', 'age': '3', 'scores': '1,2'}).is_valid()  #> forms.Form.__init__ forms.Form.is_valid
form = Signup({'name': 'annabella', 'age': 'x', 'scores': '1'})  #> forms.Form.__init__
form.is_valid()  #> forms.Form.is_valid
