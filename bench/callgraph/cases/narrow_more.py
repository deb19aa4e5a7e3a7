class A:
    def m(self): pass
    def a(self): pass
class B:
    def m(self): pass
    def b(self): pass
def f(): pass
def isi(x):
    if isinstance(x, A):
        x.m()  #> A.m
    else:
        x.m()  #> B.m
    if not isinstance(x, A):
        x.m()  #> B.m
        return
    x.m()  #> A.m
isi(A())  #> A isi
isi(B())  #> B isi
class H:
    def __init__(self, x): self.x = x
    def go(self):
        if isinstance(self.x, A):
            self.x.m()  #> A.m
        elif isinstance(self.x, B):
            self.x.m()  #> B.m
H(A()).go()  #> A H.__init__ H.go
H(B()).go()  #> B H.__init__ H.go
def typ(x):
    if type(x) is A:
        x.m()  #> A.m
    else:
        x.m()  #> B.m
typ(A())  #> A typ
typ(B())  #> B typ
def call(x):
    if callable(x):
        x()  #> f
    else:
        x.m()  #> A.m
call(f)  #> call
call(A())  #> A call
def both(x):
    if isinstance(x, (A, B)) and not isinstance(x, B):
        x.m()  #> A.m
both(A())  #> A both
both(B())  #> B both
def asr(x):
    assert isinstance(x, A)
    x.m()  #> A.m
asr(A())  #> A asr
try: asr(B())  #> B asr
except AssertionError: pass
def none(x=None):
    if x is None:
        x = A()  #> A
    x.m()  #> A.m B.m
none()  #> none
none(B())  #> B none
def loop(xs):
    for x in xs:
        if not isinstance(x, A):
            continue
        x.m()  #> A.m
loop([A(), B()])  #> A B loop
def has(x):
    if hasattr(x, 'a'):
        x.m()  #> A.m
    else:
        x.m()  #> B.m
has(A())  #> A has
has(B())  #> B has
def walrus(d):
    if isinstance(v := d['k'], A):
        v.m()  #> A.m
walrus({'k': A()})  #> A walrus
walrus({'k': B()})  #> B walrus
def cond(x):
    return x.m() if isinstance(x, A) else x.b()  #> A.m B.b
cond(A())  #> A cond
cond(B())  #> B cond
def compr(xs):
    return [x.m() for x in xs if isinstance(x, A)]  #> A.m
compr([A(), B()])  #> A B compr
def kls(c):
    if issubclass(c, A):
        c().m()  #> A A.m
kls(A)  #> kls
kls(B)  #> kls
