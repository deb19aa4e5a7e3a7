from typing import Any, Callable, Dict, Generic, Iterable, List, Optional, Protocol, Tuple, Type, TypeVar, Union

T = TypeVar('T')

class Apple:
    def eat(self) -> 'Apple':
        return self

class Pear:
    def slice(self) -> List['Pear']:
        return [Pear()]  #> Pear

class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()

class Eater(Protocol):
    def eat(self) -> Any: ...

def head(xs: List[T]) -> T:
    return xs[0]

def make(cls: Type[T]) -> T:
    return cls()  #> Pear

def run(cb: Callable[[Apple], Pear], a: Apple) -> Pear:
    return cb(a)  #> convert

def convert(a: Apple) -> Pear:
    a.eat()  #> Apple.eat
    return Pear()  #> Pear

def opt(a: Optional[Apple]) -> None:
    if a:
        a.eat()  #> Apple.eat

def table() -> Dict[str, Apple]:
    return {'a': Apple()}  #> Apple

def each(xs: Iterable[Apple]) -> None:
    for x in xs:
        x.eat()  #> Apple.eat

def pair() -> Tuple[Apple, Pear]:
    return Apple(), Pear()  #> Apple Pear

def feed(e: Eater) -> None:
    e.eat()  #> Apple.eat

s: Stack[Apple] = Stack()  #> Stack.__init__
s.push(Apple())  #> Apple Stack.push
s.pop().eat()  #> Apple.eat Stack.pop
t = Stack[Pear]()  #> Stack.__init__
t.push(Pear())  #> Pear Stack.push
t.pop().slice()[0].slice()  #> Pear.slice Stack.pop
head([Apple()]).eat()  #> Apple Apple.eat head
make(Pear).slice()  #> Pear.slice make
run(convert, Apple()).slice()  #> Apple Pear.slice run
opt(Apple())  #> Apple opt
table()['a'].eat()  #> Apple.eat table
each([Apple()])  #> Apple each
a, p = pair()  #> pair
a.eat()  #> Apple.eat
p.slice()  #> Pear.slice
feed(Apple())  #> Apple feed
for x in table().values():  #> table
    x.eat()  #> Apple.eat
