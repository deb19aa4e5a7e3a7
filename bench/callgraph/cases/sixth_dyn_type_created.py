def make_init(fields):
    def __init__(self, *values):
        for f, v in zip(fields, values):
            setattr(self, f, v)
    return __init__


def show(self):
    return f"{type(self).__name__}({self.x}, {self.y})"


def shift(self, dx):
    return self.__class__(self.x + dx, self.y)  #> make_init.__init__


Point = type("Point", (), {"__init__": make_init(["x", "y"]), "show": show, "shift": shift})  #> make_init


class Loud:
    def show(self):
        return super().show().upper()  #> show


LoudPoint = type("LoudPoint", (Loud, Point), {})


class Meta(type):
    def __call__(cls, *args, **kwargs):
        obj = super().__call__(*args, **kwargs)  #> Tracked.__init__
        cls.created.append(obj.ident())  #> Tracked.ident
        return obj

    def __len__(cls):
        return len(cls.created)


class Tracked(metaclass=Meta):  #> Meta
    created = []

    def __init__(self, n):
        self.n = n

    def ident(self):
        return "T%d" % self.n


print(Point(1, 2).shift(5).show())  #> make_init.__init__ shift show
print(LoudPoint(3, 4).show())  #> Loud.show make_init.__init__
Tracked(1), Tracked(2)  #> Meta.__call__
print(Tracked.created, len(Tracked))  #> Meta.__len__
kinds = {"plain": Point, "loud": LoudPoint}
print([kinds[k](0, 0).show() for k in kinds])  #> Loud.show make_init.__init__ show
