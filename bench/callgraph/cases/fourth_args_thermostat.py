class Heater:
    def __init__(self):
        self.running = False

    def on(self):
        self.running = True

    def off(self):
        self.running = False


class Fan:
    def spin(self):
        print("whirr")


def do_nothing():
    pass


def regulate(temperature, too_cold, too_warm=do_nothing):
    if temperature < 18:
        too_cold()  #> Heater.on do_nothing
    elif temperature > 24:
        too_warm()  #> Fan.spin Heater.off do_nothing


def warm_up(device):
    device.on()  #> Heater.on
    return device


heater = Heater()  #> Heater.__init__
fan = Fan()  #> Fan
for reading in (15, 20, 27):
    regulate(reading, heater.on, heater.off)  #> regulate
regulate(30, do_nothing, fan.spin)  #> regulate
regulate(19, too_cold=heater.on)  #> regulate
print(warm_up(heater).running)  #> warm_up
print(warm_up(Heater()).off())  #> Heater.__init__ Heater.off warm_up
