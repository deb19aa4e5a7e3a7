import template
from template.filters import filters, register


@register("shout")  #> template.filters.register template.filters.register.decorator
def shout(value):
    return value.upper() + "!"


class Person:
    def __init__(self, first, last):
        self.first = first
        self.last = last

    @property
    def full(self):
        return f"{self.first} {self.last}"


page = template.Template("Hello {{ person.full|shout }}{% if admin %} (admin){% end %} {{ n|double|text }}")  #> template.engine.Template.__init__
print(page.render(person=Person("a", "b"), admin=True, n=3))  #> main.Person.__init__ template.engine.Template.render
print(sorted(filters))
