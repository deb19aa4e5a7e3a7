def outer(f):
    def o(): return f()  #> inner.i last
    return o
def inner(f):
    def i(): return f()  #> <lambda> both
    return i
def tag(f):
    f.tagged = True
    return f
@outer  #> outer
@inner  #> inner
def both(): return 1
both()  #> outer.o
@tag  #> tag
@outer  #> outer
def last(): return 2
last()  #> outer.o
plain = outer(tag(inner(lambda: 3)))  #> inner outer tag
plain()  #> outer.o
