"""reduce, accumulate, starmap, groupby and takewhile call user functions."""
import itertools as it
from functools import reduce


def merge(acc, pair):
    name, qty = pair
    acc[name] = acc.get(name, 0) + qty
    return acc


def running_max(a, b):
    return b if b > a else a


def price(name, qty):
    return unit(name) * qty  #> unit


def unit(name):
    return len(name)


def initial(pair):
    return pair[0][0]


def small(pair):
    return pair[1] < 5


orders = [("apple", 2), ("ant", 4), ("bean", 7), ("bun", 1)]
print(reduce(merge, orders, {}))  #> merge
print(list(it.accumulate((q for _, q in orders), running_max)))  #> running_max
print(sum(it.starmap(price, orders)))  #> price
print({k: len(list(g)) for k, g in it.groupby(orders, key=initial)})  #> initial
print(len(list(it.takewhile(small, orders))), len(list(it.filterfalse(small, orders))))  #> small
