from abc import ABC, abstractmethod


class Unit(ABC):
    known = {}
    symbol = "?"

    def __init_subclass__(cls, /, symbol=None, aliases=(), **kwargs):
        super().__init_subclass__(**kwargs)
        if symbol:
            cls.symbol = symbol
            for key in (symbol, *aliases):
                Unit.known[key] = cls
            cls.registered()  #> Unit.registered Yard.registered

    def __class_getitem__(cls, key):
        try:
            return cls.known[key]
        except KeyError:
            return cls.unknown(key)  #> Unit.unknown

    @classmethod
    def registered(cls):
        print("registered", cls.symbol)

    @classmethod
    def unknown(cls, key):
        return lambda amount: Metre(0)  #> Unit.__init__

    def __init__(self, amount):
        self.amount = amount

    @abstractmethod
    def factor(self):
        raise NotImplementedError

    def to(self, other):
        target = Unit[other]  #> Unit.__class_getitem__
        return target(self.base() / target(1).base())  #> Unit.__init__ Unit.base

    def base(self):
        return self.amount * self.factor()  #> Imperial.factor Metre.factor

    def __str__(self):
        return "%g %s" % (self.amount, self.symbol)


class Metre(Unit, symbol="m"):  #> Unit.__init_subclass__
    def factor(self):
        return 1


class Imperial(Unit):  #> Unit.__init_subclass__
    def factor(self):
        return self.inches() * 0.0254  #> Foot.inches Yard.inches

    @abstractmethod
    def inches(self):
        ...


class Foot(Imperial, symbol="ft", aliases=("feet", "foot")):  #> Unit.__init_subclass__
    def inches(self):
        return 12


class Yard(Imperial, symbol="yd"):  #> Unit.__init_subclass__
    @classmethod
    def registered(cls):
        super().registered()  #> Unit.registered
        print("(three feet)")

    def inches(self):
        return 3 * Foot(1).inches()  #> Foot.inches Unit.__init__


def parse(text):
    number, _, unit = text.partition(" ")
    return Unit[unit](float(number))  #> Unit.__class_getitem__ Unit.__init__ Unit.unknown.<lambda>


print(parse("2 yd").to("feet"))  #> Unit.__str__ Unit.to parse
print(parse("3 m").to("yd"))  #> Unit.__str__ Unit.to parse
print(parse("9 cubits"), parse("1 foot").to("m"))  #> Unit.__str__ Unit.to parse
try:
    Imperial(3)
except TypeError:
    print("abstract")
