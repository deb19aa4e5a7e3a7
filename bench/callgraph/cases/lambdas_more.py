def a(): pass
def b(): pass
f = lambda: a()  #> a
f()  #> <lambda>
(lambda x: x())(b)  #> <lambda>+1 b
g = lambda x: x
g(a)()  #> <lambda>+2 a
h = lambda: (lambda: b())  #> b
h()()  #> <lambda>+3 <lambda>+3.<lambda>
fs = [lambda: a(), lambda: b()]  #> a b
fs[0]()  #> <lambda>+4
fs[1]()  #> <lambda>+5
for k in fs:
    k()  #> <lambda>+4 <lambda>+5
d = {'k': lambda x: x()}  #> a
d['k'](a)  #> <lambda>+6
sorted([1], key=lambda v: a())  #> <lambda>+7 a
list(map(lambda x: x(), [a, b]))  #> <lambda>+8 a b
list(filter(lambda x: x, [a]))[0]()  #> <lambda>+9 a
def take(fn, arg):
    return fn(arg)  #> <lambda>+10 <lambda>+11 <lambda>+11.<lambda>+1
take(lambda q: q(), a)  #> a take
take(lambda q: take(lambda r: r(), q), b)  #> b take
class C:
    act = lambda self: self.m()  #> C.m
    def m(self): pass
C().act()  #> C C.<lambda>
c = lambda *args: args[0]()  #> a
c(a)  #> <lambda>+12
e = lambda **kw: kw['z']()  #> b
e(z=b)  #> <lambda>+13
i = lambda n: 1 if n == 0 else i(n - 1)  #> <lambda>+14
i(3)  #> <lambda>+14
cond = (lambda: a()) if f else (lambda: b())  #> a
cond()  #> <lambda>+15
compose = lambda f, g: lambda x: f(g(x))  #> <lambda>+18
inc = lambda x: x
compose(inc, inc)(1)  #> <lambda>+17 <lambda>+17.<lambda>+2
