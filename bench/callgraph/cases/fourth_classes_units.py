def make_unit(symbol, factor):
    class Unit:
        def __init__(self, value):
            self.value = value

        def base(self):
            return self.value * factor

        def show(self):
            return f"{self.value}{symbol}"

    return Unit


class Metre:
    def __init__(self, value):
        self.value = value

    def base(self):
        return self.value

    def to(self, unit):
        return unit(self.base())  #> Metre.__init__ Metre.base


def pick(metric):
    if metric:
        return Metre
    return make_unit("ft", 0.3048)  #> make_unit


Yard = make_unit("yd", 0.9144)  #> make_unit
print(Yard(100).show())  #> make_unit.Unit.__init__ make_unit.Unit.show
length = pick(True)(3)  #> Metre.__init__ pick
print(length.base())  #> Metre.base
print(Metre(5).to(Metre).base())  #> Metre.__init__ Metre.base Metre.to
print(pick(False)(6).base())  #> make_unit.Unit.__init__ make_unit.Unit.base pick
