from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial, partialmethod
import operator

Discount = Callable[[float], float]


@dataclass
class Quote:
    qty: int = 1
    rules: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[str]:
        return iter(self.rules)


class PriceList:
    def __init__(self, base: float):
        self.base = base
        self._rules: dict[str, Discount] = {}

    def add_rule(self, name: str, fn: Discount, *, overwrite=False) -> None:
        if name in self._rules and not overwrite:
            raise KeyError(name)
        self._rules[name] = fn

    __setitem__ = partialmethod(add_rule, overwrite=True)

    def get(self, name: str) -> Discount:
        return self._rules.get(name, identity)

    def amount(self, quote: Quote) -> float:
        return times(quote.qty)(self.base)  #> pricing.times

    def __delitem__(self, name):
        del self._rules[name]


def identity(x: float) -> float:
    return x


def times(n):
    return partial(operator.mul, n)


def standard_factor():
    return 1


def price(plist: PriceList, quote: Quote, factor: Callable[[], float] = standard_factor) -> float:
    total = plist.amount(quote) * factor()  #> pricing.PriceList.amount pricing.standard_factor seasons.season_factor
    for name in quote:  #> pricing.Quote.__iter__
        total = plist.get(name)(total)  #> discounts.LoyaltyDiscount.apply discounts.bulk discounts.gift_card discounts.percent_off pricing.PriceList.get pricing.identity
    return round(total, 2)


def explain(plist, quote, fmt=str):
    steps = [plist.amount(quote)]  #> pricing.PriceList.amount
    for rule in map(plist.get, quote):  #> pricing.PriceList.get pricing.Quote.__iter__
        steps.append(rule(steps[-1]))  #> discounts.percent_off
    return " -> ".join(fmt(s) for s in steps)
