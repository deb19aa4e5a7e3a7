class Base:
    def setup(self):
        return ["base"]

    def run(self):
        return self.step(1)  #> Left.step Right.step

    def step(self, n):
        return n


class Left(Base):
    def setup(self):
        return ["left"] + super().setup()  #> Base.setup Right.setup

    def step(self, n):
        return super().step(n) * 2  #> Base.step Right.step


class Right(Base):
    def setup(self):
        return ["right"] + super().setup()  #> Base.setup Left.setup

    def step(self, n):
        return super().step(n) + 10  #> Base.step Left.step


class Both(Left, Right):
    def setup(self):
        return ["both"] + super(Both, self).setup()  #> Left.setup


class Reverse(Right, Left):
    def run(self):
        return -Base.run(self)  #> Base.run


class Lonely(Right):
    def step(self, n):
        return 0


print(Both().setup(), Both().run())  #> Base.run Both Both.setup
print(Reverse().setup(), Reverse().run())  #> Reverse Reverse.run Right.setup
print([k.__name__ for k in Both.__mro__])
