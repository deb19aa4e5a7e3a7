from dataclasses import dataclass
@dataclass
class Num:
    v: int
    def ev(self): return self.v
@dataclass
class Add:
    l: object
    r: object
    def ev(self): return calc(self)  #> calc
@dataclass
class Neg:
    e: object
def plus(a, b): return a + b
def minus(a): return -a
def bad(): pass
def calc(node):
    match node:
        case Num(v):
            return node.ev()  #> Num.ev
        case Add(l=left, r=right):
            return plus(calc(left), calc(right))  #> calc plus
        case Neg(e=Num() as inner):
            return minus(inner.ev())  #> Num.ev minus
        case _:
            return bad()  #> bad
calc(Add(Num(1), Neg(Num(2))))  #> Add Neg Num calc
Add(Num(1), Num(1)).ev()  #> Add Add.ev Num
calc('x')  #> calc
def cmd(c):
    match c:
        case ['go', fn]:
            fn()  #> bad
        case {'do': fn, **rest}:
            fn()  #> bad
        case ('x', *others):
            for o in others:
                o()  #> bad
        case str() | bytes():
            bad()  #> bad
        case fn if callable(fn):
            fn()  #> bad
cmd(['go', bad])  #> cmd
cmd({'do': plus.__call__ and bad})  #> cmd
cmd(('x', bad, bad))  #> cmd
cmd('s')  #> cmd
cmd(bad)  #> cmd
class Shape:
    __match_args__ = ('kind', 'action')
    def __init__(self, kind, action):
        self.kind = kind
        self.action = action
def draw(s):
    match s:
        case Shape('sq', act):
            act()  #> bad
        case Shape(kind=k):
            bad()  #> bad
draw(Shape('sq', bad))  #> Shape.__init__ draw
draw(Shape('ci', minus))  #> Shape.__init__ draw
