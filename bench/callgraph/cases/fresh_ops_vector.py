class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self, other)))  #> Vector.__init__ Vector.__iter__

    def __iter__(self):
        return iter(self.parts)

    def __mul__(self, k):
        return Vector(*(k * p for p in self))  #> Vector.__init__ Vector.__iter__

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1  #> Vector.__mul__

    def __sub__(self, other):
        return self + -other  #> Vector.__add__ Vector.__neg__

    def __getitem__(self, i):
        return self.parts[i]

    def __len__(self):
        return len(self.parts)

    def __iadd__(self, other):
        self.parts = (self + other).parts  #> Vector.__add__
        return self


v = Vector(1, 2)  #> Vector.__init__
w = v + Vector(3, 4)  #> Vector.__add__ Vector.__init__
w * 2  #> Vector.__mul__
3 * w  #> Vector.__mul__
v - w  #> Vector.__sub__
v += w  #> Vector.__iadd__
v[0]  #> Vector.__getitem__
len(v)  #> Vector.__len__
x, y = v  #> Vector.__iter__
