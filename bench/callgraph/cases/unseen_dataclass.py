from dataclasses import dataclass, field, replace
from typing import Callable
def double(n):
    return n * 2
def default_steps():
    return [double]
@dataclass
class Job:
    name: str
    action: Callable[[int], int]
    steps: list = field(default_factory=default_steps)
    def __post_init__(self):
        self.prepare()  #> Job.prepare
    def prepare(self):
        self.ready = True
    def run(self, n):
        for step in self.steps:
            n = step(n)  #> double
        return self.action(n)  #> double triple
@dataclass(order=True)
class Prioritised(Job):
    priority: int = 0
    def run(self, n):
        return super().run(n)  #> Job.run
    @classmethod
    def urgent(cls, name, action):
        return cls(name, action, priority=9)  #> Job.__post_init__ Prioritised default_steps
def triple(n):
    return n * 3
Job('a', triple).run(1)  #> Job Job.__post_init__ Job.run default_steps
Prioritised.urgent('b', double).run(2)  #> Prioritised.run Prioritised.urgent
other = replace(Job('c', triple), name='d')  #> Job Job.__post_init__ default_steps
other.run(3)  #> Job.run
@dataclass(frozen=True)
class Point:
    x: int
    y: int
    @property
    def norm(self):
        return self.dot(self)  #> Point.dot
    def dot(self, other):
        return self.x * other.x + self.y * other.y
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)  #> Point
p = Point(1, 2) + Point(3, 4)  #> Point Point.__add__
p.norm  #> Point.norm
p.dot(Point(0, 1))  #> Point Point.dot
