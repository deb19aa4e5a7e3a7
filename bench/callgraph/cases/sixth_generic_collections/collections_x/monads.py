from __future__ import annotations
from typing import Callable, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Maybe(Generic[T]):
    def map(self, fn: Callable[[T], U]) -> Maybe[U]: ...
    def bind(self, fn: Callable[[T], Maybe[U]]) -> Maybe[U]: ...
    def or_else(self, default: T) -> T: ...

    def or_call(self, fn: Callable[[], T]) -> T:
        missing = object()
        value = self.or_else(missing)  #> collections_x.monads._Nothing.or_else
        return fn() if value is missing else value  #> main.<lambda>+2


class _Some(Maybe[T]):
    def __init__(self, value: T):
        self._value = value

    def map(self, fn):
        return _Some(fn(self._value))  #> collections_x.monads._Some.__init__ main.<lambda>+1 models.Patient.tag

    def bind(self, fn):
        return fn(self._value)  #> triage.Triage.lookup

    def or_else(self, default):
        return self._value


class _Nothing(Maybe):
    def map(self, fn):
        return self

    def bind(self, fn):
        return self

    def or_else(self, default):
        return default

    def __repr__(self):
        return "nothing"


_NOTHING = _Nothing()  #> collections_x.monads._Nothing


def some(x: T) -> Maybe[T]:
    return _Some(x)  #> collections_x.monads._Some.__init__


def nothing() -> Maybe:
    return _NOTHING


class Result:
    def __init__(self, value=None, error=None):
        self.value, self.error = value, error

    @classmethod
    def attempt(cls, fn, *args):
        try:
            return cls(fn(*args))  #> collections_x.monads.Result.__init__ main.<lambda>+3
        except Exception as e:
            return cls(error=e)  #> collections_x.monads.Result.__init__

    def then(self, fn):
        return self if self.error else Result.attempt(fn, self.value)  #> collections_x.monads.Result.attempt

    def __repr__(self):
        return f"Err({type(self.error).__name__})" if self.error else f"Ok({self.value})"
