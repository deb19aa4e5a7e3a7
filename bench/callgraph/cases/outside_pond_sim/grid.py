from collections import namedtuple


class Vec(namedtuple("Vec", "x y")):
    __slots__ = ()

    def __add__(self, other):
        return Vec(self.x + other[0], self.y + other[1])  #> grid.Vec

    def __mod__(self, size):
        return Vec(self.x % size, self.y % size)  #> grid.Vec


class Grid:
    def __init__(self, size, wrap=True):
        self.size = size
        self.cells = {}
        self.normal = self._wrapped if wrap else self._clipped

    def _wrapped(self, pos):
        return pos % self.size  #> grid.Vec.__mod__

    def _clipped(self, pos):
        return Vec(*(min(max(0, c), self.size - 1) for c in pos))  #> grid.Vec

    def __getitem__(self, pos):
        return self.cells.get(self.normal(pos))  #> grid.Grid._clipped grid.Grid._wrapped

    def __setitem__(self, pos, thing):
        self.cells[self.normal(pos)] = thing  #> grid.Grid._clipped grid.Grid._wrapped

    def __delitem__(self, pos):
        self.cells.pop(self.normal(pos), None)  #> grid.Grid._clipped grid.Grid._wrapped

    def __iter__(self):
        for y in range(self.size):
            yield [self[Vec(x, y)] for x in range(self.size)]  #> grid.Grid.__getitem__ grid.Vec

    def __str__(self):
        return "\n".join("".join(cell.glyph if cell else "." for cell in row) for row in self)  #> grid.Grid.__iter__

    def neighbours(self, pos):
        for step in ((0, -1), (1, 0), (0, 1), (-1, 0)):
            yield self.normal(pos + step)  #> grid.Grid._clipped grid.Grid._wrapped grid.Vec.__add__
