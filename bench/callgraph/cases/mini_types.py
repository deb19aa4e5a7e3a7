from typing import Callable, Generic, Iterator, TypeVar, Union
T = TypeVar('T')
class Dog:
    def bark(self) -> str: return 'w'
class Cat:
    def purr(self) -> str: return 'p'
class Cage(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []
    def put(self, x: T) -> 'Cage[T]':
        self.items.append(x)
        return self
    def take(self) -> T: return self.items.pop()
    def __iter__(self) -> Iterator[T]: return iter(self.items)
cage: Cage[Dog] = Cage()  #> Cage.__init__
cage.put(Dog()).take().bark()  #> Cage.put Cage.take Dog Dog.bark
for d in cage.put(Dog()):  #> Cage.__iter__ Cage.put Dog
    d.bark()  #> Dog.bark
def both(x: Union[Dog, Cat]) -> str:
    if isinstance(x, Dog):
        return x.bark()  #> Dog.bark
    return x.purr()  #> Cat.purr
both(Dog())  #> Dog both
both(Cat())  #> Cat both
def apply(f: Callable[[], T]) -> T: return f()  #> Cat Dog
apply(Cat).purr()  #> Cat.purr apply
apply(Dog).bark()  #> Dog.bark apply
