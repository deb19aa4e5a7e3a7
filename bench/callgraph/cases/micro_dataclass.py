from dataclasses import dataclass, field, replace
from typing import Callable
def a(): return 1
def b(): return 2
def mk(): return [a]
@dataclass
class Job:
    run: Callable
    after: Callable = b
    extra: list = field(default_factory=mk)
    def __post_init__(self):
        self.check()  #> Job.check P.check
    def check(self): pass
    def go(self):
        self.run()  #> a
        return self.after()  #> b
j = Job(a)  #> Job Job.__post_init__ mk
j.run()  #> a
j.after()  #> b
j.go()  #> Job.go
Job(b, after=a).after()  #> Job Job.__post_init__ a mk
j.extra[0]()  #> a
@dataclass(order=True)
class P(Job):
    n: int = 0
    def check(self): return self.n
p = P(a, n=2)  #> Job.__post_init__ P mk
p.run()  #> a
k = replace(j, run=b)  #> Job Job.__post_init__
k.run()  #> b
