def first(*fns):
    return fns[0]()  #> a b
def every(*fns):
    return [fn() for fn in fns]  #> a b c
def a():
    return 1
def b():
    return 2
def c(x=None):
    return 3
first(a, b)  #> first
every(a, b)  #> every
fns = [b, c]
every(*fns)  #> every
every(a, *fns)  #> every
every(*[a], *(b,))  #> every
def head_tail(head, *tail, last=c):
    head()  #> a b
    for t in tail:
        t()  #> b
    last()  #> a c
head_tail(a)  #> head_tail
head_tail(a, b)  #> head_tail
head_tail(b, last=a)  #> head_tail
def relay(fn, *args):
    return fn(*args)  #> c first relay
relay(first, b)  #> relay
relay(relay, first, a)  #> relay
relay(c, 5)  #> relay
def apply_all(x, *steps):
    for step in steps:
        x = step(x)  #> <lambda> c
    return x
apply_all(1, c, lambda v: c(v))  #> apply_all c
def unpack(pair):
    fn, *rest = pair
    fn()  #> a
    return rest
unpack((a, b, c))[1]()  #> c unpack
print(*map(c, [1, 2]))  #> c
class Many:
    def __init__(self, *handlers):
        self.handlers = handlers
    def fire(self):
        for h in self.handlers:
            h()  #> a b
Many(a, b).fire()  #> Many.__init__ Many.fire
