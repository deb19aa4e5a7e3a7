class Base:
    registry = {}
    factory = dict

    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[tag] = cls
        cls.prepare()  #> Base.prepare Second.prepare

    @classmethod
    def prepare(cls):
        cls.ready = True

    @classmethod
    def create(cls, tag, *args):
        return cls.registry[tag](*args)  #> Second.__init__

    @staticmethod
    def helper():
        return 1

    def template(self):
        return self.step() + self.helper()  #> Base.helper First.step Second.step

    def step(self):
        return 0


class First(Base, tag="first"):  #> Base.__init_subclass__
    def step(self):
        return 1


class Second(Base, tag="second"):  #> Base.__init_subclass__
    def __init__(self, size):
        self.size = size

    def step(self):
        return self.size

    @classmethod
    def prepare(cls):
        super().prepare()  #> Base.prepare
        cls.extra = cls.default_extra

    @classmethod
    def default_extra(cls):
        return cls(3)  #> Second.__init__

    class Inner:
        def go(self):
            return 1

        def __enter__(self):
            return self

        def __exit__(self, *args):
            return False


First().template()  #> Base.template First
Second(2).template()  #> Base.template Second.__init__
Base.create("second", 4).step()  #> Base.create Second.step
Second.extra().step()  #> Second.default_extra Second.step
with Second.Inner() as inner:  #> Second.Inner Second.Inner.__enter__ Second.Inner.__exit__
    inner.go()  #> Second.Inner.go
Second.helper()  #> Base.helper
Base.step(First())  #> Base.step First


class Counter:
    total = 0

    def __new__(cls, *args):
        cls.total += 1
        return super().__new__(cls)

    def __init__(self, start):
        self.count = start

    def increment(self):
        self.count += 1
        return self

    def __iadd__(self, other):
        self.count += other
        return self

    def __del__(self):
        pass


c = Counter(1)  #> Counter.__init__ Counter.__new__
c.increment().increment()  #> Counter.increment
c += 2  #> Counter.__iadd__
c.increment()  #> Counter.increment
method = c.increment
method()  #> Counter.increment
Counter.increment(c)  #> Counter.increment
unbound = Counter.increment
unbound(c)  #> Counter.increment


def outside(self):
    return self.count


Counter.current = outside
c.current()  #> outside
Counter.label = property(lambda self: "label")
c.label  #> <lambda>
