from enum import Enum, auto
from collections import namedtuple
from typing import NamedTuple
def plus(a, b):
    return a + b
class Op(Enum):
    ADD = '+'
    SUB = '-'
    def apply(self, a, b):
        return TABLE[self](a, b)  #> minus plus
    @property
    def label(self):
        return self.name.lower()
    @classmethod
    def parse(cls, text):
        for member in cls:
            if member.matches(text):  #> Op.matches
                return member
    def matches(self, text):
        return self.value == text
def minus(a, b):
    return a - b
TABLE = {Op.ADD: plus, Op.SUB: minus}
Op.ADD.apply(1, 2)  #> Op.apply
Op('-').apply(1, 2)  #> Op Op.apply
Op.parse('+').label  #> Op.label Op.parse
for op in Op:
    op.apply(3, 4)  #> Op.apply
class Route(NamedTuple):
    path: str
    view: object
    def call(self):
        return self.view()  #> about home
def home():
    return 'home'
def about():
    return 'about'
routes = [Route('/', home), Route('/about', about)]  #> Route
for route in routes:
    route.call()  #> Route.call
    route.view()  #> about home
for path, view in routes:
    view()  #> about home
Step = namedtuple('Step', ['fn', 'arg'])
for fn, arg in [Step(plus, 1), Step(minus, 2)]:  #> Step
    fn(arg, arg)  #> minus plus
Step(plus, 3)._replace(fn=minus).fn(1, 2)  #> Step minus
