def act(): return 1
def other(): return 2
run = lambda f: f()  #> <lambda>+1 act
run(act)  #> <lambda>
run(lambda: other())  #> <lambda> other
compose = lambda f, g: lambda x: f(g(x))  #> <lambda>+3
inc = lambda x: x + 1
twice = compose(inc, inc)  #> <lambda>+2
twice(1)  #> <lambda>+2.<lambda>
table = {'a': lambda: act(), 'b': lambda: other()}  #> other
table['b']()  #> <lambda>+5
fs = [lambda i=i: i for i in range(3)]
fs[0]()  #> <lambda>+6
(lambda: act())()  #> <lambda>+7 act
default = lambda cb=act: cb()  #> act other
default()  #> <lambda>+8
default(other)  #> <lambda>+8
class K:
    handler = lambda self: self.go()  #> K.go
    def go(self): pass
    def __init__(self):
        self.cb = lambda: self.go()  #> K.go
K().handler()  #> K.<lambda> K.__init__
K().cb()  #> K.__init__ K.__init__.<lambda>
sorted([3, 1], key=lambda v: -v)  #> <lambda>+9
list(map(lambda f: f(), [act, other]))  #> <lambda>+10 act other
Y = lambda f: (lambda x: x(x))(lambda y: f(lambda *a: y(y)(*a)))
pick = lambda flag: act if flag else other
pick(True)()  #> <lambda>+12 act
curried = lambda a: lambda b: lambda: a(b)  #> <lambda>
curried(run)(act)()  #> <lambda>+13 <lambda>+13.<lambda>+3 <lambda>+13.<lambda>+3.<lambda>+1
