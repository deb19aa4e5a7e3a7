"""A Protocol with a default method, callback alias, NewType, and an overloaded function."""
from typing import NewType, Protocol, TypeAlias, Callable, overload, runtime_checkable

UserId = NewType("UserId", int)
Namer: TypeAlias = Callable[[UserId], str]


@runtime_checkable
class Sized(Protocol):
    unit: str

    def size_text(self) -> str:
        return f"{self.amount()}{self.unit}"  #> Crate.amount


class Crate(Sized):
    unit = "kg"

    def amount(self) -> int:
        return 7


@overload
def name_of(user: UserId, namer: Namer) -> str: ...
@overload
def name_of(user: None) -> None: ...
def name_of(user, namer=None):
    return None if user is None else namer(user)  #> badge


def badge(user: UserId) -> str:
    return f"user-{user}"


def show(thing: Sized) -> str:
    return thing.size_text()  #> Sized.size_text


print(show(Crate()), isinstance(Crate(), Sized), name_of(UserId(4), badge), name_of(None))  #> Crate name_of show
