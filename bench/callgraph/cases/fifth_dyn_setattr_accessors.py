"""Methods generated in a loop with setattr, and a function bound with MethodType."""
from types import MethodType


def make_getter(field):
    def getter(self):
        return self.data[field]
    return getter


class Record:
    def __init__(self, **data):
        self.data = data


for _field in ("name", "city"):
    setattr(Record, f"get_{_field}", make_getter(_field))  #> make_getter


def summary(self):
    return f"{self.get_name()} of {self.get_city()}"  #> make_getter.getter


def initials(record):
    return "".join(word[0] for word in record.data.values())


bob = Record(name="Bob", city="Oslo")  #> Record.__init__
bob.summary = MethodType(summary, bob)
Record.initials = initials
print(bob.summary(), bob.initials())  #> initials summary
print(summary.__get__(Record(name="Eve", city="Rome"))())  #> Record.__init__ summary
print(Record.__dict__["initials"](bob), vars(Record)["get_name"](bob))  #> initials make_getter.getter
