from forms import CharField, Form, IntegerField, validators
from forms.fields import ListField


def even(value):
    if value % 2:
        raise validators.Invalid("odd")  #> forms.validators.Invalid


class Person(Form):  #> forms.base.FormMeta.__new__
    name = CharField(checks=[validators.not_empty, validators.MaxLength(5)])  #> forms.fields.Field.__init__ forms.validators.MaxLength.__init__
    age = IntegerField(checks=(even,))  #> forms.fields.Field.__init__
    tags = ListField(CharField())  #> forms.fields.Field.__init__ forms.fields.ListField.__init__

    def clean_name(self, value):
        return self.tidy(value)  #> main.Person.tidy

    def tidy(self, value):
        return value.strip()


class Employee(Person):  #> forms.base.FormMeta.__new__
    salary = IntegerField()  #> forms.fields.Field.__init__

    def clean_salary(self, value):
        return max(value, lowest())  #> main.lowest


def lowest():
    return 10


form = Employee({"name": "Ann ", "age": "4", "tags": "a,b", "salary": "3"})  #> forms.base.Form.__init__
if form.is_valid():  #> forms.base.Form.is_valid
    print(form.cleaned, form["name"].value)  #> forms.base.BoundField.value forms.base.Form.__getitem__
bad = Person({"name": "", "age": "3", "tags": ""})  #> forms.base.Form.__init__
print(bad.is_valid(), bad.errors)  #> forms.base.Form.is_valid
