class Meter:
    def __init__(self, unit):
        self.unit = unit
        self.read = self.read_fast

    def read(self):
        return "slow " + self.unit

    def read_fast(self):
        return "fast " + self.unit


m = Meter("kWh")  #> Meter.__init__
print(m.read())  #> Meter.read_fast
print(Meter.read(m))  #> Meter.read
del m.read
print(m.read())  #> Meter.read
