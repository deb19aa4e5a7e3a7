class Person(object):
    def __init__(self, first, last, fmt="plain"):
        self.first = first
        self.last = last
        self.fmt = fmt

    def __getitem__(self, key):
        value = getattr(self, key)  #> people.Doctor.__getattr__
        return value() if callable(value) else value  #> people.Doctor._make_clinic people.Doctor.greeting people.Person.full people.Person.greeting

    def full(self):
        return "%s %s" % (self.first, self.last)

    def greeting(self):
        return "Dear " + self.first

    def __cmp__(self, other):
        raise NotImplementedError

    def __lt__(self, other):
        return (self.last, self.first) < (other.last, other.first)


class Doctor(Person):
    def greeting(self):
        return "Dear Dr " + self.last

    def __getattr__(self, name):
        if name == "clinic":
            return self._make_clinic
        raise AttributeError(name)

    def _make_clinic(self):
        return self.last + " clinic"


def group(people, key):
    result = {}
    for person in sorted(people):  #> people.Person.__lt__
        result.setdefault(key(person), []).append(person)  #> main.main.<lambda>
    return result
