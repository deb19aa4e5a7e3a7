class A:
    def m(self): pass
    def n(self): return self
class B:
    def __init__(self, a):
        self.a = a
        self.items = []
        self.by = {}
    def add(self, x):
        self.items.append(x)
        self.by[x] = x
        return self
    def run(self):
        self.a.m()  #> A.m
        for i in self.items:
            i.m()  #> A.m
        for k, v in self.by.items():
            v.m()  #> A.m
B(A()).add(A()).run()  #> A B.__init__ B.add B.run
class Node:
    def __init__(self, val, nxt=None):
        self.val = val
        self.next = nxt
    def last(self):
        n = self
        while n.next:
            n = n.next
        return n
    def show(self): self.val.m()  #> A.m
Node(A(), Node(A())).last().show()  #> A Node.__init__ Node.last Node.show
class Tree:
    def __init__(self):
        self.kids = []
    def add(self):
        t = Tree()  #> Tree.__init__
        self.kids.append(t)
        return t
    def walk(self):
        for k in self.kids:
            k.walk()  #> Tree.walk
            k.visit()  #> Tree.visit
    def visit(self): pass
t = Tree()  #> Tree.__init__
t.add().add()  #> Tree.add
t.walk()  #> Tree.walk
class Factory:
    cls = A
    def make(self): return self.cls()  #> A
    def make2(self, c): return c()  #> A
Factory().make().m()  #> A.m Factory Factory.make
Factory().make2(A).m()  #> A.m Factory Factory.make2
def build(c): return c()  #> A
build(A).m()  #> A.m build
classes = {'a': A}
classes['a']().m()  #> A A.m
C = A
C().m()  #> A A.m
C().n().n().m()  #> A A.m A.n
x = A
y = x()  #> A
y.m()  #> A.m
meth = A().m  #> A
meth()  #> A.m
un = A.m
un(A())  #> A A.m
def outer():
    class Local:
        def go(self): self.end()  #> outer.Local.end
        def end(self): pass
    return Local
outer()().go()  #> outer outer.Local outer.Local.go
L = outer()  #> outer
L().go()  #> outer.Local outer.Local.go
class Cnt:
    total = A()  #> A
    @staticmethod
    def st(x): x.m()  #> A.m
    @classmethod
    def cl(cls): cls.total.m()  #> A.m
Cnt.st(A())  #> A Cnt.st
Cnt.cl()  #> Cnt.cl
Cnt.total.m()  #> A.m
Cnt().total.m()  #> A.m Cnt
class Call:
    def __call__(self, f): return f
Call()(A)().m()  #> A A.m Call Call.__call__
class Opt:
    def __init__(self, a=None):
        self.a = a or A()  #> A
    def go(self):
        if self.a is not None:
            self.a.m()  #> A.m
Opt().go()  #> Opt.__init__ Opt.go
class Slots:
    __slots__ = ('a',)
    def __init__(self): self.a = A()  #> A
Slots().a.m()  #> A.m Slots.__init__
class Priv:
    def __init__(self): self.__x = A()  #> A
    def go(self):
        self.__x.m()  #> A.m
        self.__h()  #> Priv.__h
    def __h(self): pass
Priv().go()  #> Priv.__init__ Priv.go
class Chain:
    def one(self): return self
    def two(self): return self
Chain().one().two().one()  #> Chain Chain.one Chain.two
