def make(f):
    def inner():
        return f()  #> a b
    return inner
def a():
    return b
def b(): pass
make(a)()()  #> b make make.inner
make(b)()  #> make make.inner
x = make(a)  #> make
x()()  #> b make.inner
def compose(f, g):
    return lambda v: f(g(v))  #> one two one two
def one(v): return v
def two(v): return v
compose(one, two)(1)  #> compose compose.<lambda>
compose(two, one)(1)  #> compose compose.<lambda>
def curry(f):
    def c1(p):
        def c2(q):
            return f(p, q)  #> add
        return c2
    return c1
def add(p, q): return p
curry(add)(b)(1)()  #> b curry curry.c1 curry.c1.c2
