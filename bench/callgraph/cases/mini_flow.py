def x(): pass
def y(): pass
def z(): pass
cur = x
cur()  #> x
if len('ab') > 1:
    cur = y
    cur()  #> y
else:
    cur = z
class Holder: pass
h = Holder()  #> Holder
h.f = x
h.f()  #> x
h.f = z
h.f()  #> z
def later(): return cb()  #> y
cb = y
later()  #> later
try:
    cb = z
    cb()  #> z
finally:
    cb()  #> z
del cb
