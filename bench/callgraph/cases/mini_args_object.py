class Gas:
    def start(self): return 'gas'
class Volt:
    def start(self): return 'volt'
class Car:
    def __init__(self, engine):
        self.engine = engine
    def drive(self):
        return self.engine.start()  #> Gas.start Volt.start
Car(Gas()).drive()  #> Car.__init__ Car.drive Gas
c = Car(Volt())  #> Car.__init__ Volt
c.engine.start()  #> Volt.start
c.drive()  #> Car.drive
