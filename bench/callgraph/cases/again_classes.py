class Engine:
    def __init__(self, power):
        self.power = power
    def start(self):
        return self.check() and self.power  #> Electric.check Engine.check
    def check(self):
        return True
class Electric(Engine):
    def check(self):
        return battery()  #> battery
def battery():
    return True
class Car:
    wheels = 4
    def __init__(self, engine):
        self.engine = engine
        self.log = []
    def drive(self):
        self.engine.start()  #> Engine.start
        self.note('driving')  #> Car.note
        return self
    def note(self, text):
        self.log.append(text)
    @classmethod
    def electric(cls):
        return cls(Electric(10))  #> Car.__init__ Engine.__init__
    @staticmethod
    def honk():
        return 'beep'
    def __repr__(self):
        return self.honk()  #> Car.honk
Car.electric().drive().note('end')  #> Car.drive Car.electric Car.note
Car(Engine(5)).drive()  #> Car.__init__ Car.drive Engine.__init__
Car.honk()  #> Car.honk
repr(Car(Engine(1)))  #> Car.__init__ Car.__repr__ Engine.__init__
class Garage:
    def __init__(self):
        self.cars = [Car.electric(), Car(Engine(2))]  #> Car.__init__ Car.electric Engine.__init__
    def __iter__(self):
        return iter(self.cars)
    def __getitem__(self, i):
        return self.cars[i]
    def __len__(self):
        return len(self.cars)
for car in Garage():  #> Garage.__init__ Garage.__iter__
    car.drive()  #> Car.drive
Garage()[0].drive()  #> Car.drive Garage.__getitem__ Garage.__init__
len(Garage())  #> Garage.__init__ Garage.__len__
