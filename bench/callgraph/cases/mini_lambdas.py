def one(): return 1
def two(): return 2
pick = lambda flag: one if flag else two
pick(True)()  #> <lambda> one
pick(False)()  #> <lambda> two
ops = [lambda: one(), lambda: two()]  #> one two
for op in ops:
    op()  #> <lambda>+1 <lambda>+2
compose = lambda *fs: lambda: [f() for f in fs]  #> one two
compose(one, two)()  #> <lambda>+3 <lambda>+3.<lambda>
(lambda f=one: f())()  #> <lambda>+4 one
key = {'k': lambda: two}
key['k']()()  #> <lambda>+5 two
