from . import text_formats, json_format  # noqa: F401 registers
from .convert import to_plain, from_plain
from .registry import lookup


def dumps(obj, fmt):
    return lookup(fmt).write(to_plain(obj))  #> serde.convert.to_plain serde.json_format.JsonFormat.write serde.registry.lookup serde.text_formats.TextFormat.write


def loads(cls, text, fmt):
    return from_plain(cls, lookup(fmt).read(text))  #> serde.convert.from_plain serde.json_format.JsonFormat.read serde.registry.lookup
