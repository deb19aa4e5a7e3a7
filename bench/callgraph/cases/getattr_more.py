class A:
    def on_a(self): pass
    def on_b(self): pass
    def go(self):
        getattr(self, 'on_a')()  #> A.on_a
        name = 'on_b'
        getattr(self, name)()  #> A.on_b
A().go()  #> A A.go
a = A()  #> A
f = getattr(a, 'on_a', None)
if f:
    f()  #> A.on_a
class D:
    def __getattr__(self, name):
        return lambda: self.helper()  #> D.helper
    def helper(self): pass
D().anything()  #> D D.__getattr__ D.__getattr__.<lambda>
class P:
    def __init__(self, inner): self.inner = inner
    def __getattr__(self, name):
        return getattr(self.inner, name)
P(A()).on_a()  #> A A.on_a P.__getattr__ P.__init__
import sys
this = sys.modules[__name__]
getattr(this, 'top')() if hasattr(this, 'top') else None  #> top
def top(): pass
getattr(A, 'on_b')(a)  #> A.on_b
setattr(A, 'late', top)
A.late()  #> top
a.dyn = top
a.dyn()  #> top
A.patched = lambda self: top()  #> top
A().patched()  #> <lambda> A
hasattr(a, 'on_a') and a.on_a()  #> A.on_a
op = 'on_' + 'a'
