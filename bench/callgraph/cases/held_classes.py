class Engine:
    def start(self):
        self.check()  #> Engine.check Turbo.check
        return True

    def check(self):
        pass

class Turbo(Engine):
    def check(self):
        super().check()  #> Engine.check
        self.boost()  #> Turbo.boost

    def boost(self):
        pass

class Car:
    engine_class = Engine

    def __init__(self, engine=None):
        self.engine = engine or self.engine_class()  #> Engine Turbo

    def go(self):
        self.engine.start()  #> Engine.start
        return self

    def stop(self):
        pass

    @classmethod
    def build(cls):
        return cls()  #> Car.__init__

    @staticmethod
    def horn():
        return Engine()  #> Engine

class Racer(Car):
    engine_class = Turbo

    def stop(self):
        super().stop()  #> Car.stop

Car().go().stop()  #> Car.__init__ Car.go Car.stop
Racer().go().stop()  #> Car.__init__ Car.go Racer.stop
Car.build().stop()  #> Car.build Car.stop
Racer.build().stop()  #> Car.build Racer.stop
Car.horn().start()  #> Car.horn Engine.start
r = Racer.build()  #> Car.build
r.horn().check()  #> Car.horn Engine.check
r.engine.check()  #> Turbo.check
m = r.stop
m()  #> Racer.stop
Car.stop(r)  #> Car.stop
klass = Racer
klass().stop()  #> Car.__init__ Racer.stop
unbound = Car.go
unbound(r)  #> Car.go
