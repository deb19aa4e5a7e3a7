def base(): pass
def alt(): pass
def maker(f):
    state = f
    def get(): return state
    def put(g):
        nonlocal state
        state = g
    return get, put
get, put = maker(base)  #> maker
get()()  #> base maker.get
put(alt)  #> maker.put
get()()  #> alt maker.get
def adders():
    return [lambda i=i: i() for i in (base, alt)]  #> base
adders()[0]()  #> adders adders.<lambda>
def outer(cb):
    class Local:
        def hit(self): return cb()  #> alt base
    return Local()  #> outer.Local
outer(base).hit()  #> outer outer.Local.hit
outer(alt).hit()  #> outer outer.Local.hit
def bind(obj, f):
    def go(): return f(obj)  #> show
    return go
def show(o): return o()  #> base
bind(base, show)()  #> bind bind.go
