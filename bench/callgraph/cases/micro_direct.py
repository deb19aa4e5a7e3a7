def make():
    def made(): return 1
    return made
make()()  #> make make.made
(lambda: make())()()  #> <lambda> make make.made
[make][0]()  #> make
(make if make else None)()  #> make
{'k': make}['k']()()  #> make make.made
class K:
    def m(self): return make
K().m()()  #> K K.m make
K.m(K())()()  #> K K.m make make.made
def default(f=make()):  #> make
    return f()  #> make.made
default()  #> default
def rec(n):
    return rec(n - 1) if n else make  #> rec
rec(2)()  #> make rec
