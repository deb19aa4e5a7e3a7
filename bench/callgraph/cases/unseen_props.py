class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius  #> Temperature.celsius
    @property
    def celsius(self):
        return self._c
    @celsius.setter
    def celsius(self, value):
        self._c = self.check(value)  #> Temperature.check
    @celsius.deleter
    def celsius(self):
        self.check(0)  #> Temperature.check
    def check(self, value):
        return value
    @property
    def formatter(self):
        return self._format
    def _format(self):
        return f'{self.celsius}'  #> Temperature.celsius
t = Temperature(3)  #> Temperature.__init__
t.celsius  #> Temperature.celsius
t.celsius = 4  #> Temperature.celsius
t.celsius += 1  #> Temperature.celsius
t.formatter()  #> Temperature._format Temperature.formatter
del t.celsius  #> Temperature.celsius
class Typed:
    def __init__(self, convert):
        self.convert = convert
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, obj, owner=None):
        return obj.__dict__[self.name]
    def __set__(self, obj, value):
        obj.__dict__[self.name] = self.convert(value)  #> to_int
def to_int(v):
    return int(v)
class Row:  #> Typed.__set_name__
    number = Typed(to_int)  #> Typed.__init__
    def __init__(self, n):
        self.number = n  #> Typed.__set__
    def twice(self):
        return self.number * 2  #> Typed.__get__
Row('3').twice()  #> Row.__init__ Row.twice
from functools import cached_property
class Page:
    @cached_property
    def body(self):
        return self.load()  #> Page.load
    def load(self):
        return to_int('4')  #> to_int
    full = property(lambda self: self.body)  #> Page.body
Page().body  #> Page Page.body
Page().full  #> Page Page.<lambda>
