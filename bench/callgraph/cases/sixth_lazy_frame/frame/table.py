from __future__ import annotations
from typing import Any, Callable, Iterator
from .expr import Expr


class DataFrame:
    def __init__(self, data: dict[str, list[Any]]):
        self._data = data

    def __len__(self) -> int:
        return len(next(iter(self._data.values()), []))

    def rows(self) -> Iterator[dict]:
        for i in range(len(self)):  #> frame.table.DataFrame.__len__
            yield {k: v[i] for k, v in self._data.items()}

    def to_dicts(self) -> list[dict]:
        return list(self.rows())  #> frame.table.DataFrame.rows

    @staticmethod
    def from_dicts(rows: list[dict]) -> DataFrame:
        return DataFrame({k: [r[k] for r in rows] for k in rows[0]})  #> frame.table.DataFrame.__init__

    def column(self, name: str) -> list:
        return self._data[name]

    def filter(self, cond: Expr) -> DataFrame:
        return self.from_dicts([r for r in self.rows() if cond.eval(r)])  #> frame.expr.Binary.eval frame.table.DataFrame.from_dicts frame.table.DataFrame.rows

    def select(self, *exprs: Expr) -> DataFrame:
        return DataFrame({e.name: [e.eval(r) for r in self.rows()] for e in exprs})  #> frame.expr.Alias.eval frame.table.DataFrame.__init__ frame.table.DataFrame.rows

    def with_column(self, name: str, e: Expr) -> DataFrame:
        return DataFrame({**self._data, name: list(map(e.eval, self.rows()))})  #> frame.functions.Apply.eval frame.table.DataFrame.__init__ frame.table.DataFrame.rows

    def map_rows(self, fn: Callable[[dict], Any]) -> list:
        return [fn(r) for r in self.rows()]  #> frame.table.DataFrame.rows main.<lambda>

    def sort(self, by: str) -> DataFrame:
        return self.from_dicts(sorted(self.rows(), key=lambda r: r[by]))  #> frame.table.DataFrame.from_dicts frame.table.DataFrame.rows frame.table.DataFrame.sort.<lambda>

    def group_by(self, key: str) -> GroupBy:
        return GroupBy(self, key)  #> frame.table.GroupBy.__init__


class GroupBy:
    def __init__(self, df: DataFrame, key: str):
        self.key = key
        self.groups: dict[Any, list[dict]] = {}
        for r in df.rows():  #> frame.table.DataFrame.rows
            self.groups.setdefault(r[key], []).append(r)

    def agg(self, **fns) -> DataFrame:
        out = []
        for k, rows in self.groups.items():
            rec = {self.key: k}
            for name, fn in fns.items():
                rec[name] = fn(r[name] for r in rows)
            out.append(rec)
        return DataFrame.from_dicts(out)  #> frame.table.DataFrame.from_dicts

    def count(self):
        return {k: len(v) for k, v in self.groups.items()}
