from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch, singledispatchmethod


@dataclass
class Letter:
    grams: int


@dataclass
class Parcel:
    grams: int
    volume: int


class Fragile(Parcel):
    pass


@singledispatch
def rate(item) -> float:
    raise TypeError(f"no rate for {type(item).__name__}")


@rate.register
def _(item: Letter) -> float:
    return 1.0 + surcharge(item.grams, 100)  #> surcharge


@rate.register(Parcel)
def rate_parcel(item):
    return 4.0 + surcharge(item.grams, 1000) + item.volume / 10  #> surcharge


@rate.register(list)
@rate.register(tuple)
def _(items) -> float:
    return sum(map(rate, items))  #> <lambda> _ rate_parcel


rate.register(int, lambda n: n * 0.5)


def surcharge(grams: int, limit: int) -> float:
    return max(0, grams - limit) * 0.01


class Clerk:
    def __init__(self) -> None:
        self.lines: list[str] = []

    @singledispatchmethod
    def accept(self, thing):
        self.lines.append("refused " + repr(thing))

    @accept.register
    def _(self, thing: Letter):
        self.note("letter", rate(thing))  #> Clerk.note _

    @accept.register
    def accept_parcel(self, thing: Parcel):
        self.note("parcel", rate(thing))  #> Clerk.note rate_parcel

    @accept.register(list)
    def _(self, thing):
        for sub in thing:
            self.accept(sub)  #> Clerk._ Clerk.accept Clerk.accept_parcel

    def note(self, kind: str, cost: float) -> None:
        self.lines.append(f"{kind}: {cost:.2f}")


clerk = Clerk()  #> Clerk.__init__
clerk.accept([Letter(150), Parcel(1200, 30), Fragile(10, 5), "brick"])  #> Clerk._ Fragile Letter Parcel
print(*clerk.lines, sep="\n")
print(rate([Letter(20), (Fragile(1, 1), 3)]))  #> Fragile Letter _
print(rate.dispatch(Fragile) is rate_parcel, rate.dispatch(Fragile)(Parcel(2000, 0)))  #> Parcel rate_parcel
try:
    rate("brick")  #> rate
except TypeError as e:
    print(e)
