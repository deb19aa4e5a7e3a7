def a(): pass
def b(): pass
def c(): pass
def make(fn):
    def inner():
        fn()  #> a b c
    return inner
fs = []
for f in (a, b):
    fs.append(make(f))  #> make
for x in fs:
    x()  #> make.inner
g = make(c)  #> make
g()  #> make.inner
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return helper()  #> counter.helper
    def helper():
        return n
    return step
s = counter()  #> counter
s()  #> counter.step
s()  #> counter.step
def outer():
    cb = a
    def mid():
        def inner():
            cb()  #> a
        return inner
    cb2 = mid()  #> outer.mid
    cb2()  #> outer.mid.inner
    return mid
outer()()()  #> outer outer.mid outer.mid.inner
lams = [lambda i=i: i() for i in (a, b)]  #> a b
lams[0]()  #> <lambda>
lams[1]()  #> <lambda>
def handlers():
    def on_a(): a()  #> a
    def on_b(): b()  #> b
    return {'a': on_a, 'b': on_b}
hs = handlers()  #> handlers
hs['a']()  #> handlers.on_a
hs['b']()  #> handlers.on_b
hs.get('a')()  #> handlers.on_a
