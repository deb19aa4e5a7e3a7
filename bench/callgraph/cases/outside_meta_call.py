class Singleton(type):
    _made = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._made:
            cls._made[cls] = super().__call__(*args, **kwargs)  #> Settings.__init__
        else:
            cls._made[cls].again()  #> Settings.again
        return cls._made[cls]

class Ordered(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return Recorder()  #> Recorder.__init__

    def __new__(mcls, name, bases, ns):
        cls = super().__new__(mcls, name, bases, dict(ns))
        cls.order = ns.seen
        return cls

    def __getattr__(cls, name):
        return lambda: "%s has no %s" % (cls.__name__, name)

    def __add__(cls, other):
        return type(cls)(cls.__name__ + other.__name__, (cls, other), Recorder())  #> Ordered.__new__ Recorder.__init__

class Recorder(dict):
    def __init__(self):
        super().__init__()
        self.seen = []

    def __setitem__(self, key, value):
        if not key.startswith("__"):
            self.seen.append(key)
        super().__setitem__(key, value)

class DuckMeta(type):
    def __instancecheck__(cls, obj):
        return all(hasattr(obj, n) for n in cls.needs())  #> DuckMeta.needs

    def __subclasscheck__(cls, sub):
        return cls.needs() <= set(dir(sub))  #> DuckMeta.needs

    def needs(cls):
        return {"quack"}

class Duck(metaclass=DuckMeta):
    pass

class Mallard:
    def quack(self):
        return "quack"

class Settings(metaclass=Singleton):
    def __init__(self, mode):
        self.mode = mode
        self.hits = 1

    def again(self):
        self.hits += 1

class Verse(metaclass=Ordered):  #> Ordered.__new__ Ordered.__prepare__ Recorder.__setitem__
    def second(self):  #> Recorder.__setitem__
        return 2

    def first(self):  #> Recorder.__setitem__
        return 1

class Chorus(metaclass=Ordered):  #> Ordered.__new__ Ordered.__prepare__ Recorder.__setitem__
    def refrain(self):  #> Recorder.__setitem__
        return self.first() + self.second()  #> Verse.first Verse.second

def say(self):
    return "dynamic " + self.word

Dyn = type("Dyn", (Mallard,), {"say": say, "word": "class", "shout": lambda self: self.say().upper()})  #> say

print(Settings("a") is Settings("b"), Settings("c").mode, Settings("d").hits)  #> Singleton.__call__
print(Verse.order, Verse.bridge())  #> Ordered.__getattr__ Ordered.__getattr__.<lambda>
Song = Verse + Chorus  #> Ordered.__add__
print(Song.__name__, Song().refrain())  #> Chorus.refrain
print(isinstance(Mallard(), Duck), issubclass(int, Duck))  #> DuckMeta.__instancecheck__ DuckMeta.__subclasscheck__ Mallard
d = Dyn()  #> Dyn
print(d.shout(), d.quack())  #> <lambda> Mallard.quack
