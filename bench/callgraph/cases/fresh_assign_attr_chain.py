class Engine:
    def start(self):
        return self


class Car:
    def __init__(self, engine):
        self.engine = engine
        self.on_start = None

    def drive(self):
        self.engine.start()  #> Engine.start
        if self.on_start is not None:
            self.on_start(self)  #> announce


def announce(car):
    car.engine.start()  #> Engine.start


car = Car(Engine())  #> Car.__init__ Engine
car.drive()  #> Car.drive
car.on_start = announce
car.drive()  #> Car.drive
motor = car.engine
motor.start().start()  #> Engine.start
other = Car(engine=motor)  #> Car.__init__
other.engine.start()  #> Engine.start
