def a(): pass
def b(): pass
def leaf(f, g=None):
    f()  #> a
    if g:
        g()  #> b
def mid(*args, **kw):
    leaf(*args, **kw)  #> leaf
def top(*args, **kw):
    mid(*args, **kw)  #> mid
top(a)  #> top
top(a, g=b)  #> top
def call(fn, *args, **kwargs):
    return fn(*args, **kwargs)  #> call take
def take(cb):
    cb()  #> a b
call(take, a)  #> call
call(take, cb=b)  #> call
call(call, take, a)  #> call
def first(*fs):
    fs[0]()  #> a
first(a, b)  #> first
def each(*fs):
    for f in fs:
        f()  #> a b
each(a, b)  #> each
def named(**fs):
    fs['x']()  #> a
    for k, f in fs.items():
        f()  #> a
named(x=a)  #> named
def tail(f, *rest):
    if rest:
        rest[0]()  #> b
tail(a, b)  #> tail
def kwonly(*, f=a):
    f()  #> a b
kwonly()  #> kwonly
kwonly(f=b)  #> kwonly
def posonly(f, /, g):
    f()  #> a
    g()  #> b
posonly(a, g=b)  #> posonly
def default(f=lambda: a()):  #> a
    f()  #> <lambda> b
default()  #> default
default(b)  #> default
