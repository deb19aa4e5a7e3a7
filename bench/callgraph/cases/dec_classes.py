class Deco:
    def __init__(self, fn):
        self.fn = fn
    def __call__(self, *args):
        return self.fn(*args)  #> f
@Deco  #> Deco.__init__
def f(): pass
f()  #> Deco.__call__
class DecoArgs:
    def __init__(self, n):
        self.n = n
    def __call__(self, fn):
        def wrapper():
            fn()  #> g
        return wrapper
@DecoArgs(1)  #> DecoArgs.__call__ DecoArgs.__init__
def g(): pass
g()  #> DecoArgs.__call__.wrapper
def addm(cls):
    def extra(self): pass
    cls.extra = extra
    return cls
@addm  #> addm
class A:
    def m(self): pass
A().m()  #> A A.m
A().extra()  #> A addm.extra
def sub(cls):
    class Wrapped(cls):
        def m(self):
            super().m()  #> B.m
    return Wrapped
@sub  #> sub
class B:
    def m(self): pass
B().m()  #> sub.Wrapped sub.Wrapped.m
def single(cls):
    insts = {}
    def get(*a):
        if cls not in insts:
            insts[cls] = cls(*a)  #> S.__init__
        return insts[cls]
    return get
@single  #> single
class S:
    def __init__(self): pass
    def go(self): pass
S().go()  #> S.go single.get
S().go()  #> S.go single.get
class Bound:
    def __init__(self, fn):
        self.fn = fn
    def __get__(self, obj, owner):
        return lambda *a: self.fn(obj, *a)  #> H.meth
class H:
    @Bound  #> Bound.__init__
    def meth(self): pass
H().meth()  #> Bound.__get__ Bound.__get__.<lambda> H
class Reg:
    def __init__(self): self.fns = []
    def add(self, fn):
        self.fns.append(fn)
        return fn
    def run(self):
        for fn in self.fns:
            fn()  #> x y
reg = Reg()  #> Reg.__init__
@reg.add  #> Reg.add
def x(): pass
@reg.add  #> Reg.add
def y(): pass
reg.run()  #> Reg.run
x()  #> x
