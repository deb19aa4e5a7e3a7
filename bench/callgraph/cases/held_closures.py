def s1():
    pass

def s2():
    pass

def maker(f):
    def run():
        return f()  #> maker.run s1 s2
    return run

def late():
    fns = []
    for f in (s1, s2):
        def use(f=f):
            f()  #> s1 s2
        fns.append(use)
    return fns

def state():
    current = s1

    def get():
        return current

    def switch():
        nonlocal current
        current = s2

    return get, switch

def adder(first):
    def second(second_fn):
        def third():
            first()  #> s1
            second_fn()  #> s2
        return third
    return second

def memo(fn):
    cache = {}

    def inner(k):
        if k not in cache:
            cache[k] = fn()  #> maker.run s1
        return cache[k]
    return inner

maker(s1)()  #> maker maker.run
maker(s2)()  #> maker maker.run
run1 = maker(s1)  #> maker
run2 = maker(maker(s2))  #> maker
run1()  #> maker.run
run2()  #> maker.run
for u in late():  #> late
    u()  #> late.use
get, switch = state()  #> state
get()()  #> s1 state.get
switch()  #> state.switch
get()()  #> s2 state.get
adder(s1)(s2)()  #> adder adder.second adder.second.third
memo(s1)(1)  #> memo memo.inner
m = memo(maker(s2))  #> maker memo
m(2)  #> memo.inner

class Holder:
    def __init__(self, f):
        def wrapped():
            return f()  #> s1 s2
        self.call = wrapped

    def bound(self):
        def go():
            return self.call()  #> Holder.__init__.wrapped
        return go

Holder(s1).call()  #> Holder.__init__ Holder.__init__.wrapped
Holder(s2).bound()()  #> Holder.__init__ Holder.bound Holder.bound.go
