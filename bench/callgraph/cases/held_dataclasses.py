from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Callable, NamedTuple, Optional

def notify():
    pass

def ignore():
    pass

def make_tags():
    return [notify]

class Address:
    def city(self):
        pass

@dataclass
class Person:
    name: str
    home: Address
    cb: Callable = ignore
    tags: list = field(default_factory=make_tags)

    def __post_init__(self):
        self.setup()  #> Person.setup Worker.setup

    def setup(self):
        self.home.city()  #> Address.city

    def poke(self):
        self.cb()  #> ignore notify

@dataclass
class Worker(Person):
    boss: Optional['Person'] = None

    def setup(self):
        super().setup()  #> Person.setup
        if self.boss:
            self.boss.poke()  #> Person.poke

class Pt(NamedTuple):
    f: Callable
    g: Callable = ignore

    def both(self):
        self.f()  #> notify
        self.g()  #> ignore

class Mode(Enum):
    FAST = 'f'
    SLOW = 's'

    def run(self):
        return self.helper()  #> Mode.helper

    def helper(self):
        pass

    @classmethod
    def default(cls):
        return cls.FAST

p = Person('a', Address())  #> Address Person Person.__post_init__ make_tags
p.poke()  #> Person.poke
w = Worker('b', Address(), notify, boss=p)  #> Address Person.__post_init__ Worker make_tags
w.poke()  #> Person.poke
w.boss.poke()  #> Person.poke
w.home.city()  #> Address.city
w.tags[0]()  #> notify
pt = Pt(notify)  #> Pt
pt.both()  #> Pt.both
pt.f()  #> notify
f, g = pt
g()  #> ignore
Mode.FAST.run()  #> Mode.run
Mode('s').run()  #> Mode.run
Mode.default().run()  #> Mode.default Mode.run
for m in Mode:
    m.run()  #> Mode.run
Mode['FAST'].helper()  #> Mode.helper
replace(p, name='z').poke()  #> Person Person.__post_init__ Person.poke
