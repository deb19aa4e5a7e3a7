import dataclasses
import typing
from datetime import date
from functools import singledispatch


@singledispatch
def to_plain(obj):
    if dataclasses.is_dataclass(obj):
        return {f.name: to_plain(getattr(obj, f.name)) for f in dataclasses.fields(obj)}  #> serde.convert._ serde.convert._list serde.convert.to_plain
    return obj


@to_plain.register
def _(obj: date):
    return obj.isoformat()


@to_plain.register(list)
def _list(obj):
    return [to_plain(x) for x in obj]  #> serde.convert.to_plain


@to_plain.register(set)
def _set(obj):
    return sorted(map(to_plain, obj))  #> serde.convert._ serde.convert._list serde.convert._set serde.convert.to_plain


READERS = {date: date.fromisoformat}


def from_plain(tp, data):
    if tp in READERS:
        return READERS[tp](data)
    if typing.get_origin(tp) is list:
        (inner,) = typing.get_args(tp)
        return [from_plain(inner, x) for x in data]  #> serde.convert.from_plain
    if dataclasses.is_dataclass(tp):
        hints = typing.get_type_hints(tp)
        return tp(**{k: from_plain(hints[k], v) for k, v in data.items()})  #> records.Employee records.Team serde.convert.from_plain
    return data
