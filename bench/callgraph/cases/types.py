from typing import Callable, Generic, Optional, Protocol, TypeVar, Union
T = TypeVar('T')
class A:
    def m(self): ...
class B:
    def m(self): ...
class Box(Generic[T]):
    def __init__(self, item: T): ...
    def get(self) -> T: ...
def f(a: Optional[A], u: Union[A, B], box: Box[A], c: Callable[[], A], k: type[A], s: 'A'):
    a.m()  #> A.m
    u.m()  #> A.m B.m
    box.get().m()  #> Box.get A.m
    c().m()  #> A.m
    k().m()  #> A A.m
    s.m()  #> A.m
Box(B()).get().m()  #> Box.__init__ B Box.get B.m
