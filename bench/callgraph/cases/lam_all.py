def f(): pass
x = lambda: f()  #> f
x()  #> <lambda>
y = lambda z: z()  #> f
y(f)  #> <lambda>+1
def ret():
    return lambda: f()  #> f
ret()()  #> ret ret.<lambda>
def call(p):
    p()  #> <lambda>+2
call(lambda: f())  #> call f
(lambda a, b=f: b())(1)  #> <lambda>+3 f
chain = lambda: lambda: f()  #> f
chain()()  #> <lambda>+4 <lambda>+4.<lambda>
ls = [lambda: f(), lambda q: q]  #> f
ls[0]()  #> <lambda>+5
ls[1](f)()  #> <lambda>+6 f
d = {'k': lambda: f()}  #> f
d['k']()  #> <lambda>+7
sorted([1], key=lambda v: f())  #> <lambda>+8 f
