"""Item protocol: __getitem__ with tuples and slices, __setitem__, __contains__, __len__."""


class Sparse:
    def __init__(self, default):
        self.default = default
        self.cells = {}

    def __getitem__(self, key):
        if isinstance(key, slice):
            return [self[i, i] for i in range(key.start, key.stop)]  #> Sparse.__getitem__
        return self.cells.get(key) or self.default(*key)  #> product

    def __setitem__(self, key, value):
        self.cells[key] = value

    def __delitem__(self, key):
        del self.cells[key]

    def __contains__(self, key):
        return key in self.cells

    def __len__(self):
        return len(self.cells)

    def __bool__(self):
        return any(self.cells.values())


def product(row, col):
    return row * col


m = Sparse(product)  #> Sparse.__init__
m[1, 2] = 5  #> Sparse.__setitem__
m[3, 3] += 1  #> Sparse.__getitem__ Sparse.__setitem__
print(m[1, 2], m[2:4], (1, 2) in m, len(m), (0, 0) not in m)  #> Sparse.__contains__ Sparse.__getitem__ Sparse.__len__
del m[1, 2], m[3, 3]  #> Sparse.__delitem__
print(bool(m), not Sparse(None))  #> Sparse.__bool__ Sparse.__init__
