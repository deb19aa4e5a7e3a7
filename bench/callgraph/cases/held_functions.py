def outer():
    def inner():
        return deeper
    def deeper():
        return 1
    inner()()  #> outer.deeper outer.inner
    return inner

def attr_holder():
    pass

def tool():
    return attr_holder

attr_holder.helper = tool
attr_holder.helper()  #> tool
outer()()()  #> outer outer.deeper outer.inner

def counter():
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n

    def reset():
        nonlocal n
        n = 0

    return inc, reset

i, r = counter()  #> counter
i()  #> counter.inc
r()  #> counter.reset
pair = counter()  #> counter
pair[0]()  #> counter.inc
pair[1]()  #> counter.reset

def compose(f, g):
    def composed(x):
        return f(g(x))  #> dbl neg
    return composed

def dbl(x):
    return 2 * x

def neg(x):
    return -x

compose(dbl, neg)(1)  #> compose compose.composed
h = compose(neg, neg)  #> compose
h(2)  #> compose.composed

def make(kind):
    if kind == 'd':
        return dbl
    elif kind == 'n':
        return neg
    raise ValueError

make('d')(1)  #> dbl make
make('n')(1)  #> make neg

def var(*, cb=dbl):
    return cb

var()(1)  #> dbl var
var(cb=neg)(1)  #> neg var
