"""Lambdas in containers delay calls; conditional lambdas choose between functions."""


def cheap():
    return 1


def costly(n):
    return sum(range(n))


def fallback():
    return "none"


def select(flag):
    return (lambda: cheap()) if flag else (lambda: costly(5))  #> cheap costly


class Lazy:
    def __init__(self, thunk):
        self.thunk = thunk

    @property
    def value(self):
        return self.thunk()  #> <lambda>+4 cheap


table = {
    "cheap": lambda: cheap(),  #> cheap
    "costly": lambda n=10: costly(n),  #> costly
    "pair": lambda: (cheap(), costly(3)),  #> cheap costly
}
print({k: f() for k, f in table.items()}, table["costly"](4))  #> <lambda> <lambda>+1 <lambda>+2
print(select(True)(), select(False)(), table.get("x", lambda: fallback())())  #> <lambda>+3 fallback select select.<lambda> select.<lambda>+1
print(Lazy(lambda: Lazy(cheap).value + 1).value)  #> Lazy.__init__ Lazy.value
print(*(f(v) for f, v in [(lambda s: s.upper(), "a"), (lambda n: costly(n), 3)]))  #> <lambda>+5 <lambda>+6 costly
