def a(): ...
f = lambda: a()  #> a
f()  #> <lambda>
(lambda: a())()  #> <lambda>+1 a
def call(g):
    g()  #> <lambda>+2
call(lambda: a())  #> call a
def make():
    return lambda x: x
make()(a)()  #> make make.<lambda> a
