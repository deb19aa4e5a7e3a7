import math
import types


class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return self.name + " is silent"

    def run(self):
        return self.name + " runs"


class Pig(Animal):
    pass


def oink(self):
    return self.name + " oinks"


def fly(self, height=1):
    return "%s flies %dm" % (self.name, height)


pigs = [Pig("ada"), Pig("bo")]  #> Animal.__init__
print([p.speak() for p in pigs])  #> Animal.speak

Pig.speak = oink
print([p.speak() for p in pigs])  #> oink

original_run = Animal.run


def tracked_run(self):
    return "[" + original_run(self) + "]"  #> Animal.run


Animal.run = tracked_run
print(pigs[0].run())  #> tracked_run

pigs[1].speak = types.MethodType(fly, pigs[1])
print(pigs[1].speak(height=3), pigs[0].speak())  #> fly oink
pigs[1].run = lambda: "bo refuses"
print([p.run() for p in pigs])  #> <lambda> tracked_run

del Pig.speak
print(pigs[0].speak())  #> Animal.speak

real_sqrt = math.sqrt
math.sqrt = lambda x: real_sqrt(abs(x))
print(math.sqrt(-9))  #> <lambda>+1
math.sqrt = real_sqrt

for name, text in [("hop", "hops"), ("dig", "digs")]:
    setattr(Animal, name, lambda self, text=text: self.name + " " + text)
print(pigs[0].hop(), pigs[1].dig())  #> <lambda>+2

pigs[0].__class__ = type("Boar", (Pig,), {"speak": lambda self: "boar!"})
print(pigs[0].speak(), pigs[0].run())  #> <lambda>+3 tracked_run

toolbox = types.SimpleNamespace(fix=oink)
toolbox.fix, toolbox.make = fly, toolbox.fix
print(toolbox.fix(pigs[0]), toolbox.make(pigs[1]))  #> fly oink


def swap_code():
    return "before"


def donor():
    return "after"


swap_code.__code__ = donor.__code__
print(swap_code())  #> donor
globals()["donor"] = oink
print(donor(pigs[1]))  #> oink
