"""NamedTuple classes with methods, properties, classmethods, and a subclassed namedtuple."""
from collections import namedtuple
from typing import Callable, NamedTuple

class Point(NamedTuple):
    x: int
    y: int = 0

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split(",")))  #> Point

    @property
    def mirrored(self):
        return self._replace(x=self.y, y=self.x)

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)  #> Point


class Column(NamedTuple):
    title: str
    getter: Callable


class Range(namedtuple("Range", "low high")):
    __slots__ = ()

    def __new__(cls, a, b):
        return super().__new__(cls, *sorted((a, b)))

    def __contains__(self, n):
        return self.low <= n <= self.high


columns = [Column("X", lambda p: p.x), Column("sum", sum), Column("far", Range(9, 3).__contains__)]  #> Column Range.__new__
p = Point.parse("3,4") + Point(1)  #> Point Point.__add__ Point.parse
print([c.getter(p) for c in columns[:2]], columns[2].getter(4), 10 in Range(1, 5))  #> <lambda> Range.__contains__ Range.__new__
title, getter = columns[0]
print(title, getter(p.mirrored))  #> <lambda> Point.mirrored
