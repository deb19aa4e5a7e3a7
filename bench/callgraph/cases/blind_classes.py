class Engine:
    power = 10
    def start(self):
        return self.ignite()  #> Diesel.ignite Engine.ignite
    def ignite(self):
        return True

class Diesel(Engine):
    def ignite(self):
        self.preheat()  #> Diesel.preheat
        return super().ignite()  #> Engine.ignite
    def preheat(self):
        pass

class Car:
    engine_type = Engine
    count = 0
    def __init__(self, engine=None):
        self.engine = engine or self.engine_type()  #> Diesel Engine
        self._doors = [Door(self) for _ in range(2)]  #> Door.__init__
        type(self).bump()  #> Car.bump
    @classmethod
    def bump(cls):
        cls.count += 1
    @staticmethod
    def honk():
        pass
    def drive(self):
        if self.engine.start():  #> Engine.start
            self.honk()  #> Car.honk
        for door in self._doors:
            door.lock()  #> Door.lock
        return self

class Door:
    def __init__(self, car):
        self.car = car
    def lock(self):
        self.car.honk()  #> Car.honk

class Truck(Car):
    engine_type = Diesel
    def drive(self):
        self.load()  #> Truck.load
        return Car.drive(self)  #> Car.drive
    def load(self):
        pass

Car().drive()  #> Car.__init__ Car.drive
Truck().drive().load()  #> Car.__init__ Truck.drive Truck.load
Car(Diesel()).drive()  #> Car.__init__ Car.drive Diesel
t = Truck()  #> Car.__init__
m = t.drive
m()  #> Truck.drive
Car.honk()  #> Car.honk
unbound = Car.drive
unbound(Car())  #> Car.__init__ Car.drive
t._doors[0].car.drive()  #> Truck.drive
