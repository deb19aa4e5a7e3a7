class Meta(type):
    def __call__(cls, *a):
        return super().__call__(*a)  #> A.__init__
    def __new__(m, name, bases, ns):
        return super().__new__(m, name, bases, ns)
    def cm(cls): pass
class A(metaclass=Meta):  #> Meta.__new__
    def __init__(self): pass
    def m(self): pass
A().m()  #> A.m Meta.__call__
A.cm()  #> Meta.cm
class Sing:
    _i = None
    def __new__(cls):
        if cls._i is None:
            cls._i = super().__new__(cls)
        return cls._i
    def m(self): pass
Sing().m()  #> Sing.__new__ Sing.m
class Sub:
    def __init_subclass__(cls): pass
class Sub2(Sub): pass  #> Sub.__init_subclass__
