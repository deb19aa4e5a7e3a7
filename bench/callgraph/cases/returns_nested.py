def a(): pass
def b(): pass
def ret():
    return a, b
f, g = ret()  #> ret
f()  #> a
g()  #> b
ret()[0]()  #> a ret
def retd():
    return {'f': a, 'g': [b]}
retd()['f']()  #> a retd
retd()['g'][0]()  #> b retd
def cond(x):
    if x:
        return a
    return b
cond(1)()  #> a cond
cond(0)()  #> b cond
def chain():
    def one():
        def two():
            return a
        return two
    return one
chain()()()()  #> a chain chain.one chain.one.two
def ident(x):
    return x
ident(a)()  #> a ident
ident(ident)(b)()  #> b ident
def either(x, y):
    return x or y
either(None, a)()  #> a either
def lam():
    return lambda: b()  #> b
lam()()  #> lam lam.<lambda>
class R:
    def me(self):
        return self
    def other(self):
        return S()  #> S
    def go(self): pass
class S(R):
    def go(self): pass
R().me().go()  #> R R.go R.me
S().me().go()  #> R.me S S.go
R().other().me().go()  #> R R.me R.other S.go
R().me().me().other().go()  #> R R.me R.other S.go
def rec(n):
    if n == 0:
        return a
    return rec(n - 1)  #> rec
rec(3)()  #> a rec
def m1(n):
    return m2(n - 1) if n else b  #> m2
def m2(n):
    return m1(n - 1) if n else b  #> m1
m1(4)()  #> b m1
