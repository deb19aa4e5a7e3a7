"""Serializers keyed by type, found by walking an MRO; a dict subclass with __missing__."""

class Handlers(dict):
    def __missing__(self, kind):
        for base in kind.__mro__[1:]:
            if base in self:
                self[kind] = self[base]
                return self[base]


class Shape:
    name = "shape"


class Circle(Shape):
    name = "circle"


class Dot(Circle):
    name = "dot"


def dump_number(value):
    return f"n:{value}"


def dump_shape(value):
    return f"s:{value.name}"


def dump_any(value):
    return "?"


def dump(value):
    return handlers[type(value)](value)  #> Handlers.__missing__ dump_any dump_number dump_shape


handlers = Handlers({int: dump_number, Shape: dump_shape, object: dump_any})  #> Handlers
print([dump(v) for v in (3, True, Dot(), Circle(), Dot(), 2.5)])  #> Circle Dot dump
