import inspect
from typing import Any, Callable, TypeVar, get_type_hints

T = TypeVar("T")


class Container:
    def __init__(self, parent: "Container | None" = None) -> None:
        self.parent = parent
        self.providers: dict[Any, Callable[[], Any]] = {}

    def bind(self, key: type, to: Callable[..., Any] | None = None, *, single: bool = False) -> "Container":
        target = to or key
        provider = lambda: self.call(target)  #> container.Container.call
        self.providers[key] = Once(provider) if single else provider  #> container.Once.__init__
        return self

    def value(self, key: Any, value: Any) -> "Container":
        self.providers[key] = lambda: value
        return self

    def get(self, key: type[T]) -> T:
        if key in self.providers:
            return self.providers[key]()  #> container.Container.bind.<lambda> container.Container.value.<lambda> container.Once.__call__
        if self.parent is not None:
            return self.parent.get(key)  #> container.Container.get
        raise LookupError(f"nothing bound to {key.__name__}")

    def call(self, fn: Callable[..., T], **given: Any) -> T:
        target = fn.__init__ if inspect.isclass(fn) else fn
        hints = get_type_hints(target)
        hints.pop("return", None)
        for name, kind in hints.items():
            if name not in given:
                given[name] = self.get(kind)  #> container.Container.get
        return fn(**given)  #> main.main.tasting main.polite services.brewing.Barista.__init__ services.brewing.Brewer.__init__ services.parts.Electric services.parts.Gas services.parts.Grinder.__init__ services.parts.Siphon.__init__ services.parts.make_hand_pump

    def inject(self, fn: Callable[..., T]) -> Callable[..., T]:
        def wrapper(**given: Any) -> T:
            return self.call(fn, **given)  #> container.Container.call

        return wrapper

    def child(self) -> "Container":
        return Container(self)  #> container.Container.__init__


class Once:
    def __init__(self, provider: Callable[[], Any]) -> None:
        self.provider = provider

    def __call__(self) -> Any:
        if not hasattr(self, "value"):
            self.value = self.provider()  #> container.Container.bind.<lambda>
        return self.value
