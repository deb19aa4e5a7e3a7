def act():
    return 1

def act2():
    return 2

f = lambda: act()  #> act
f()  #> <lambda>
g = lambda cb: cb()  #> act act2
g(act)  #> <lambda>+1
g(act2)  #> <lambda>+1
(lambda x: x())(act)  #> <lambda>+2 act
h = lambda: lambda: act2()  #> act2
h()()  #> <lambda>+3 <lambda>+3.<lambda>
fs = [lambda: act(), lambda: act2()]  #> act act2
fs[0]()  #> <lambda>+4
fs[1]()  #> <lambda>+5
d = {'k': lambda: act}
d['k']()()  #> <lambda>+6 act

def ret():
    return lambda v=act: v()  #> act act2

ret()()  #> ret ret.<lambda>
ret()(act2)  #> ret ret.<lambda>
cond = (lambda: act()) if f else (lambda: act2())  #> act
cond()  #> <lambda>+7

class L:
    cb = staticmethod(lambda: act())  #> act
    m = lambda self: self.n()  #> L.n

    def n(self):
        return lambda: act2()  #> act2

L.cb()  #> L.<lambda>
L().m()()  #> L L.<lambda>+1 L.n.<lambda>
list(map(lambda x: x(), [act, act2]))  #> <lambda>+9 act act2
adders = []
for fn in (act, act2):
    adders.append(lambda fn=fn: fn())  #> act act2
for ad in adders:
    ad()  #> <lambda>+10
apply = lambda fn, *a: fn(*a)  #> <lambda>+1 act
apply(act)  #> <lambda>+11
apply(g, act2)  #> <lambda>+11
