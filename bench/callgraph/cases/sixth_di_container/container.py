import enum
import inspect
from typing import Any, Callable, TypeVar

T = TypeVar("T")


class Scope(enum.Enum):
    TRANSIENT = 1
    SINGLETON = 2


class Binding:
    def __init__(self, factory: Callable[..., Any], scope: Scope):
        self.factory = factory
        self.scope = scope
        self.instance = None

    def resolve(self, container: "Container") -> Any:
        if self.scope is Scope.SINGLETON:
            if self.instance is None:
                self.instance = self.create(container)  #> container.Binding.create
            return self.instance
        return self.create(container)  #> container.Binding.create

    def create(self, container):
        return container.call(self.factory)  #> container.Container.call


class Container:
    def __init__(self) -> None:
        self._bindings: dict[Any, Binding] = {}

    def bind(self, iface, impl=None, scope=Scope.TRANSIENT):
        self._bindings[iface] = Binding(impl or iface, scope)  #> container.Binding.__init__

    def provide(self, key: str, fn: Callable[..., Any]) -> None:
        self._bindings[key] = Binding(fn, Scope.SINGLETON)  #> container.Binding.__init__

    def get(self, key: type[T]) -> T:
        try:
            binding = self._bindings[key]
        except KeyError:
            raise LookupError(key) from None
        return binding.resolve(self)  #> container.Binding.resolve

    def call(self, fn, **given):
        kwargs = dict(given)
        for name, p in inspect.signature(fn).parameters.items():
            if name in kwargs:
                continue
            key = self.key_for(name, p)  #> container.Container.key_for
            if key is not None:
                kwargs[name] = self.get(key)  #> container.Container.get
        return fn(**kwargs)  #> main.configure.<lambda> main.make_mail services.FixedClock services.Greeter.__init__ services.MemoryRepo.__init__ services.UserService.__init__ services.signup

    def key_for(self, name, param):
        if param.annotation in self._bindings:
            return param.annotation
        if name in self._bindings:
            return name
        return None
