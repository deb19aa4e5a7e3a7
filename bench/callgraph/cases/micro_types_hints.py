from __future__ import annotations
from typing import Optional, Union, List, Dict, Callable, Type, TypeVar, Generic, Protocol, Iterable
T = TypeVar('T')
class A:
    def m(self) -> B: return B()  #> B
    def n(self): pass
class B:
    def m(self) -> Optional[A]: return None
    def n(self): pass
def one(x: A):
    x.m().n()  #> A.m B.n
def two(x: Optional[A], y: List[B], z: Dict[str, A]):
    if x:
        x.n()  #> A.n
    for i in y:
        i.n()  #> B.n
    z['k'].n()  #> A.n
def three(t: Type[B]) -> B:
    return t()  #> B
def ident(x: T) -> T: return x
def four(xs: Iterable[T]) -> T:
    for x in xs: return x
one(A())  #> A one
two(A(), [B()], {'k': A()})  #> A B two
three(B).n()  #> B.n three
ident(A()).n()  #> A A.n ident
ident(B()).n()  #> B B.n ident
four([A()]).n()  #> A A.n four
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
Box(A()).get().n()  #> A A.n Box.__init__ Box.get
Box(B()).get().n()  #> B B.n Box.__init__ Box.get
