from units import *
from units import temperature as temp
from units.registry import convert, known

print(convert(3, "km", "m"), convert(2, "lb", "g"))  #> units.registry.convert
print(km(5), lb(1), round(pressure(10, 2), 1))  #> units.length.km units.mass.lb units.mass.pressure
print(temp.c_to_f(100), convert(32, "f", "c"))  #> units.registry.convert units.temperature.f_from_c
print(Quantity(2, "km") + Quantity(500, "m"), Quantity(1, "lb").to("g"))  #> units.quantity.Quantity.__add__ units.quantity.Quantity.__init__ units.quantity.Quantity.__repr__ units.quantity.Quantity.to
print(known())  #> units.registry.known
try:
    _hidden()
except NameError as e:
    print("hidden stays hidden")
try:
    convert(1, "km", "g")  #> units.registry.convert
except UnitError as e:
    print(e)
