def a(): return 1
def b(): return 2
def either(n):
    if n > 0:
        return a
    return b
either(1)()  #> a either
either(-1)()  #> b either
def pair():
    return {'a': a, 'b': b}
pair()['a']()  #> a pair
def objs():
    return [A(), B()]  #> A B
class A:
    def m(self): return a()  #> a
class B:
    def m(self): return b()  #> b
objs()[0].m()  #> A.m objs
objs()[1].m()  #> B.m objs
def early(x):
    for i in x:
        if i: return A()  #> A
    return B()  #> B
early([1]).m()  #> A.m early
early([]).m()  #> B.m early
def none(): return None
(none() or a)()  #> a none
