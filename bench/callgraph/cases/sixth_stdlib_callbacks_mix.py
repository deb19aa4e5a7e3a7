import atexit
import bisect
import functools
import heapq
import json
import re
import string
from collections import ChainMap, UserDict
from types import SimpleNamespace


def bump(m):
    return str(plus(int(m.group())))  #> plus


def plus(n):
    return n + 1


def as_complex(d):
    return complex(d["re"], d["im"]) if "re" in d else d


class SetEncoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return self.flatten(o)  #> SetEncoder.flatten
        return super().default(o)

    def flatten(self, o):
        return sorted(o)


class Env(UserDict):
    def __missing__(self, key):
        return "${%s}" % self.canon(key)  #> Env.canon

    def canon(self, key):
        return key.upper()


class Percent(string.Template):
    delimiter = "%"


def goodbye(name):
    print("bye", name)


def by_price(x):
    return x.price


def hook(name, value, **extra):
    return (name, value, len(extra))


atexit.register(goodbye, "you")
print(re.sub(r"\d+", bump, "a1 b29"), re.compile("[aeiou]").sub(lambda m: m[0].upper(), "hello"))  #> <lambda> bump
print(json.loads('{"re": 1, "im": 2}', object_hook=as_complex))  #> as_complex
print(json.dumps({"s": {3, 1}}, cls=SetEncoder))  #> SetEncoder.default
print(Env(a=1)["a"], Env()["home"], Percent("%x!").substitute(x=1))  #> Env Env.__missing__ Percent
goods = [SimpleNamespace(price=p) for p in (5, 1, 9)]
print([g.price for g in heapq.nsmallest(2, goods, key=by_price)])  #> by_price
print(bisect.bisect([1, 5, 9], 4, key=plus))  #> plus
run = functools.partialmethod
box = SimpleNamespace(call=functools.partial(hook, "n", extra1=1))
print(box.call(3), ChainMap({"f": plus}, {"g": bump})["f"](1))  #> hook plus
