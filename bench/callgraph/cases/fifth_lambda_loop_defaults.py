"""Lambdas created in loops: default binding against late binding."""


def label(prefix, n):
    return f"{prefix}{n}"


def early(n):
    return label("early", n)  #> label


def late(n):
    return label("late", n)  #> label


bound = [lambda n=n, f=f: f(n) for n, f in enumerate((early, late))]  #> early late
print([b() for b in bound], bound[0](7), bound[1](8, early))  #> <lambda>

unbound = []
for func in (early, late):
    unbound.append(lambda n: func(n))  #> late
print([u(1) for u in unbound])  #> <lambda>+1


class Menu:
    def __init__(self):
        self.entries = {}
        for name in ("open", "quit"):
            self.entries[name] = lambda name=name: self.choose(name)  #> Menu.choose

    def choose(self, name):
        return f"chose {name}"


menu = Menu()  #> Menu.__init__
print(menu.entries["open"](), menu.entries["quit"]("other"))  #> Menu.__init__.<lambda>
