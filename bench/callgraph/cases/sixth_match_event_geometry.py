from dataclasses import dataclass


@dataclass
class Click:
    x: int
    y: int


@dataclass
class Key:
    name: str
    ctrl: bool = False


class Scroll:
    __match_args__ = ("amount",)

    def __init__(self, amount):
        self._amount = amount

    @property
    def amount(self):
        return self._amount


def handle(ev):
    match ev:
        case Click(0, 0):
            return origin()  #> origin
        case Click(x=x, y=y) if inside(x, y):  #> inside
            return click(x, y)  #> click
        case Click():
            return miss()  #> miss
        case Key("q", ctrl=True) | Key("esc"):
            return leave()  #> leave
        case Key(name):
            return typed(name)  #> typed
        case Scroll(n):  #> Scroll.amount
            return scroll(n)  #> scroll
        case {"type": "custom", "call": fn, **rest}:
            return fn(**rest)  #> custom
        case [head, *tail]:
            return [handle(head), *map(handle, tail)]  #> handle
        case str() as s:
            return typed(s)  #> typed
        case _:
            return miss()  #> miss


def origin(): return "origin"
def inside(x, y): return 0 <= x < 100 and 0 <= y < 100
def click(x, y): return f"click {x},{y}"
def miss(): return "miss"
def leave(): return "leave"
def typed(n): return "typed " + n
def scroll(n): return "scroll %d" % n
def custom(level=1): return "custom %d" % level


for e in (Click(0, 0), Click(5, 6), Click(-1, 2), Key("q", True), Key("esc"),  #> Click Key
          Key("z"), Scroll(3), {"type": "custom", "call": custom, "level": 9},  #> Key Scroll.__init__
          [Key("a"), Click(1, 1)], "hey", 3.5):  #> Click Key
    print(handle(e))  #> handle
