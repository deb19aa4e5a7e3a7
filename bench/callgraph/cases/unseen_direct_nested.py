def outer():
    def inner():
        def innermost():
            return leaf()  #> leaf
        return innermost
    return inner
def leaf():
    return 0
outer()()()  #> outer outer.inner outer.inner.innermost
def chooser(kind):
    if kind == 'a':
        def handler():
            return leaf()  #> leaf
    elif kind == 'b':
        def handler():
            return outer()  #> outer
    else:
        handler = leaf
    return handler
chooser('a')()  #> chooser chooser.handler
chooser('b')()  #> chooser chooser.handler
chooser('c')()  #> chooser leaf
def even(n):
    return True if n == 0 else odd(n - 1)  #> odd
def odd(n):
    return False if n == 0 else even(n - 1)  #> even
even(3)  #> even
def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)  #> fact
(fact)(3)  #> fact
[leaf][0]()  #> leaf
(lambda: leaf())()  #> <lambda> leaf
(leaf if fact(1) else outer)()  #> fact leaf
def chain():
    return Chain()  #> Chain
class Chain:
    def a(self):
        return self
    def b(self):
        return self.a()  #> Chain.a
chain().a().b().a()  #> Chain.a Chain.b chain
