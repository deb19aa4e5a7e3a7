def a(): pass
def b(): pass
class Bus:
    def __init__(self):
        self.subs = {}
        self.once = []
    def on(self, name, fn):
        self.subs.setdefault(name, []).append(fn)
    def emit(self, name):
        for fn in self.subs.get(name, []):
            fn()  #> a b
    def later(self, fn):
        self.once += [fn]
    def drain(self):
        while self.once:
            self.once.pop()()  #> a
bus = Bus()  #> Bus.__init__
bus.on('x', a)  #> Bus.on
bus.on('y', b)  #> Bus.on
bus.emit('x')  #> Bus.emit
bus.emit('y')  #> Bus.emit
bus.later(a)  #> Bus.later
bus.drain()  #> Bus.drain
class Button:
    def __init__(self, cmd): self.cmd = cmd
    def click(self): self.cmd()  #> App.clicked App.cmd
class App:
    def __init__(self):
        self.b = Button(self.clicked)  #> Button.__init__
        self.c = Button(command_of(self))  #> Button.__init__ command_of
    def clicked(self): pass
    def cmd(self): pass
def command_of(app):
    return app.cmd
App().b.click()  #> App.__init__ Button.click
App().c.click()  #> App.__init__ Button.click
def visit(tree, fn):
    fn(tree)  #> seen
    for t in tree:
        visit(t, fn)  #> visit
def seen(t): pass
visit([[], []], seen)  #> visit
handlers = []
def register(h):
    handlers.append(h)
register(a)  #> register
register(b)  #> register
for h in handlers:
    h()  #> a b
def apply(f, *args): return f(*args)  #> <lambda> a apply b
apply(a)  #> apply
apply(apply, b)  #> apply
apply(lambda: a())  #> a apply
def cps(x, k): return k(x)  #> <lambda>+1
cps(a, lambda f: f())  #> a cps
def retry(fn):
    try:
        return fn()  #> b
    except ValueError:
        return retry(fn)
retry(b)  #> retry
class Visitor:
    def visit(self, n):
        m = getattr(self, 'visit_' + type(n).__name__)
        return m(n)  #> Visitor.visit_int
    def visit_int(self, n): pass
Visitor().visit(1)  #> Visitor Visitor.visit
