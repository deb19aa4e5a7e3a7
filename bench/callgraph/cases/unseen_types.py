from __future__ import annotations
from typing import Callable, Generic, Iterable, Optional, Protocol, TypeVar, Union, overload
T = TypeVar('T')
class Speaker(Protocol):
    def speak(self) -> str: ...
class Dog:
    def speak(self) -> str:
        return bark()  #> bark
class Cat:
    def speak(self) -> str:
        return 'meow'
def bark():
    return 'woof'
def talk(s: Speaker) -> str:
    return s.speak()  #> Cat.speak Dog.speak
talk(Dog())  #> Dog talk
talk(Cat())  #> Cat talk
class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []
    def push(self, item: T) -> Stack[T]:
        self.items.append(item)
        return self
    def pop(self) -> T:
        return self.items.pop()
    def peek(self) -> Optional[T]:
        return self.items[-1] if self.items else None
dogs: Stack[Dog] = Stack()  #> Stack.__init__
dogs.push(Dog()).push(Dog()).pop().speak()  #> Dog Dog.speak Stack.pop Stack.push
top = dogs.peek()  #> Stack.peek
if top:
    top.speak()  #> Dog.speak
def each(items: Iterable[T], fn: Callable[[T], str]) -> list[str]:
    return [fn(item) for item in items]  #> <lambda> Dog.speak
each([Dog(), Dog()], Dog.speak)  #> Dog each
each([Cat()], lambda c: c.speak())  #> Cat Cat.speak each
def either(x: Union[Dog, Cat]) -> str:
    if isinstance(x, Dog):
        return x.speak()  #> Dog.speak
    return x.speak()  #> Cat.speak
either(Dog())  #> Dog either
either(Cat())  #> Cat either
@overload
def load(x: int) -> Dog: ...
@overload
def load(x: str) -> Cat: ...
def load(x):
    return Dog() if isinstance(x, int) else Cat()  #> Cat Dog
load(1).speak()  #> Dog.speak load
load('a').speak()  #> Cat.speak load
