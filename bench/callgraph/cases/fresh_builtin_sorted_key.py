class Person:
    def __init__(self, name, age):
        self.name = name
        self.age = age

    def __lt__(self, other):
        return self.age < other.age

    def label(self):
        return self.name


def by_name(person):
    return person.name


people = [Person('b', 2), Person('a', 1)]  #> Person.__init__
sorted(people)  #> Person.__lt__
sorted(people, key=by_name)  #> by_name
people.sort(key=lambda person: person.label())  #> <lambda> Person.label
max(people, key=by_name).label()  #> Person.label by_name
min(people).label()  #> Person.__lt__ Person.label
for index, person in enumerate(sorted(people, key=by_name), start=1):  #> by_name
    person.label()  #> Person.label
for left, right in zip(people, reversed(people)):
    left.label()  #> Person.label
    right.label()  #> Person.label
