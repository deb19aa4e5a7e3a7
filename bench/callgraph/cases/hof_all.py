def f(): pass
def g(): pass
def choose(n):
    return {1: f, 2: g}[n]
choose(1)()  #> choose f
def apply_all(fns):
    return [fn() for fn in fns]  #> f g
apply_all([f, g])  #> apply_all
def twice(fn):
    return lambda: (fn(), fn())  #> f f
twice(f)()  #> twice twice.<lambda>
class Handler:
    handlers = {'a': f}
    def dispatch(self, k):
        h = self.handlers.get(k, self.default)
        h()  #> f
    def default(self): pass
    def call(self, name):
        getattr(self, name)()  #> Handler.do_x
    def do_x(self): pass
Handler().dispatch('a')  #> Handler.dispatch Handler
Handler().call('do_x')  #> Handler.call Handler
method = getattr(Handler(), 'default')  #> Handler
method()  #> Handler.default
