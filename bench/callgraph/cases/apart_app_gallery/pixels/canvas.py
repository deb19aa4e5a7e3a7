class Canvas:
    def __init__(self, rows):
        self._rows = [list(row) for row in rows]

    @classmethod
    def from_function(cls, width, height, shade):
        return cls([[shade(x, y) for x in range(width)] for y in range(height)])  #> main.gradient.<lambda> pixels.canvas.Canvas.__add__.<lambda> pixels.canvas.Canvas.__init__ pixels.effects.shape.blur.mixed

    @property
    def size(self):
        return len(self._rows[0]), len(self._rows)

    @property
    def mean(self):
        width, height = self.size  #> pixels.canvas.Canvas.size
        return sum(map(sum, self._rows)) / (width * height)

    def copy(self):
        return type(self)(self._rows)  #> pixels.canvas.Canvas.__init__

    def map(self, change):
        return Canvas([change(value) for value in row] for row in self._rows)  #> pixels.canvas.Canvas.__init__ pixels.effects.tone._limit pixels.effects.tone.invert.<lambda> pixels.effects.tone.threshold.cut

    def around(self, x, y):
        for near in (x - 1, x, x + 1):
            if 0 <= near < len(self._rows[y]):
                yield self[near, y]  #> pixels.canvas.Canvas.__getitem__

    def __getitem__(self, place):
        x, y = place
        return self._rows[y][x]

    def __setitem__(self, place, value):
        x, y = place
        self._rows[y][x] = value

    def __add__(self, other):
        return Canvas.from_function(*self.size, lambda x, y: self[x, y] + other[x, y])  #> pixels.canvas.Canvas.__getitem__ pixels.canvas.Canvas.from_function pixels.canvas.Canvas.size

    def __iter__(self):
        return iter(self._rows)
