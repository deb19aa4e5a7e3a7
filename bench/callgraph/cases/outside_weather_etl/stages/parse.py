import csv
from itertools import filterfalse

from .core import Stage, stage

__all__ = ["rows", "convert", "where", "reject", "flag"]


def _rows(lines):
    for record in csv.DictReader(lines):
        yield clean(record)  #> stages.parse.clean


def clean(record):
    return {k.strip(): v.strip() for k, v in record.items()}


rows = Stage(_rows)  #> stages.core.Stage.__init__


@stage  #> stages.core.stage
def convert(records, **types):
    for r in records:
        out = dict(r)
        for name, fn in types.items():
            try:
                out[name] = fn(r[name])  #> main.fahrenheit
            except ValueError:
                out[name] = None
        yield out


@stage  #> stages.core.stage
def where(records, pred):
    return filter(pred, records)  #> main.main.<lambda>+1


@stage  #> stages.core.stage
def reject(records, pred):
    return filterfalse(pred, records)  #> main.is_broken


def flag(**tests):
    def apply(records):
        for r in records:
            yield r | {name: test(r) for name, test in tests.items()}  #> main.main.<lambda> main.stormy
    return Stage(apply)  #> stages.core.Stage.__init__
