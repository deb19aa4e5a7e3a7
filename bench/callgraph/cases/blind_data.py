from dataclasses import dataclass, field, replace, asdict
from typing import NamedTuple, Callable, Optional
from collections import namedtuple, defaultdict, deque, Counter, OrderedDict
from enum import Enum
import itertools
def hook(): pass
def tags(): return []
@dataclass
class Base:
    name: str
    cb: Callable = hook
    def fire(self): self.cb()  #> hook
@dataclass
class Child(Base):
    tags: list = field(default_factory=tags)
    parent: Optional['Base'] = None
    def __post_init__(self): self.check()  #> Child.check
    def check(self):
        if self.parent:
            self.parent.fire()  #> Base.fire
@dataclass(order=True, frozen=True)
class Ver:
    n: int
    def bump(self): return replace(self, n=self.n + 1)  #> Ver
class P(NamedTuple):
    x: int
    fn: Callable = hook
    def call(self): return self.fn()  #> hook
Q = namedtuple('Q', 'fn arg')
class Color(Enum):
    RED = 1
    BLUE = 2
    def paint(self): return self.mix()  #> Color.mix
    def mix(self): pass
    @classmethod
    def default(cls): return cls.RED
b = Base('b')  #> Base
b.fire()  #> Base.fire
c = Child('c', parent=b)  #> Child Child.__post_init__ tags
c.fire()  #> Base.fire
c.tags.append(1)
Ver(1).bump().bump()  #> Ver Ver.bump
P(1).call()  #> P P.call
P(1, tags).fn()  #> P tags
q = Q(hook, 1)  #> Q
q.fn()  #> hook
fn, arg = q
fn()  #> hook
Color.RED.paint()  #> Color.paint
Color.default().mix()  #> Color.default Color.mix
for col in Color:
    col.mix()  #> Color.mix
Color(2).paint()  #> Color.paint
dd = defaultdict(tags)
dd['a']  #> tags
dq = deque([hook, tags])
dq.popleft()()  #> hook
od = OrderedDict(a=hook)
od['a']()  #> hook
for f in itertools.chain([hook], [tags]):
    f()  #> hook tags
