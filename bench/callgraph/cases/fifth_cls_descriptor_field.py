"""Validating descriptors: __set_name__, __get__, __set__ and a subclass hook."""


class Field:
    def __set_name__(self, owner, name):
        self.slot = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.slot)

    def __set__(self, obj, value):
        setattr(obj, self.slot, self.clean(value))  #> Field.clean Text.clean

    def clean(self, value):
        return value

    def describe(self):
        return type(self).__name__ + self.slot


class Text(Field):
    def clean(self, value):
        return super().clean(value).strip()  #> Field.clean


class Person:  #> Field.__set_name__
    name = Text()  #> Text
    age = Field()  #> Field

    def __init__(self, name, age):
        self.name, self.age = name, age  #> Field.__set__


p = Person(" Ann ", 30)  #> Person.__init__
p.age += 1  #> Field.__get__ Field.__set__
print(p.name, p.age, Person.name.describe())  #> Field.__get__ Field.describe
