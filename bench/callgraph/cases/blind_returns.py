def a(): return b
def b(): return c
def c(): pass
a()()()  #> a b c
def pick(flag):
    if flag:
        return a
    else:
        return c
pick(True)()  #> a pick
pick(False)()  #> c pick
def pair(): return a, c
x, y = pair()  #> pair
y()  #> c
pair()[0]()  #> a pair
def obj(): return Thing()  #> Thing
class Thing:
    def use(self): return self
    def make(self): return Other()  #> Other
class Other:
    def end(self): pass
obj().use().make().end()  #> Other.end Thing.make Thing.use obj
def rec(n):
    if n == 0:
        return Other()  #> Other
    return rec(n - 1)  #> rec
rec(2).end()  #> Other.end rec
def early(v):
    if not v:
        return None
    return Thing()  #> Thing
t = early(1)  #> early
if t is not None:
    t.use()  #> Thing.use
def ident(v): return v
ident(c)()  #> c ident
ident(Thing)().use()  #> Thing Thing.use ident
def multi():
    try:
        return Thing()  #> Thing
    finally:
        c()  #> c
multi().make()  #> Thing.make multi
def as_dict(): return {'k': c, 'o': Other()}  #> Other
as_dict()['k']()  #> as_dict c
as_dict()['o'].end()  #> Other.end as_dict
def deflt(d=Thing()): return d  #> Thing
deflt().use()  #> Thing.use deflt
deflt(Other()).end()  #> Other Other.end deflt
