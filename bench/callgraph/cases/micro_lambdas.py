def f(): return 1
def g(x): return x
k = lambda: f()  #> f
k()  #> <lambda>
apply = lambda fn, *a: fn(*a)  #> f g
apply(f)  #> <lambda>+1
apply(g, 2)  #> <lambda>+1
(lambda x: x())(f)  #> <lambda>+2 f
curry = lambda a: lambda b: a(b)  #> g
curry(g)(1)  #> <lambda>+3 <lambda>+3.<lambda>
fs = [lambda: f(), lambda: g(1)]  #> f g
fs[0]()  #> <lambda>+4
fs[1]()  #> <lambda>+5
d = {'x': lambda v: g(v)}  #> g
d['x'](1)  #> <lambda>+6
def mk(n): return lambda: n()  #> <lambda> f
mk(f)()  #> mk mk.<lambda>
mk(k)()  #> mk mk.<lambda>
cond = (lambda: f()) if fs else (lambda: g(0))  #> f
cond()  #> <lambda>+7
