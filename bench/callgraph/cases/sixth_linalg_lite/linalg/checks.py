class ShapeError(ValueError):
    pass


def same_length(fn):
    def wrapper(self, other):
        if len(self) != len(other):  #> linalg.vector.Vec.__len__
            raise ShapeError(f"{len(self)} vs {len(other)}")  #> linalg.checks.ShapeError linalg.vector.Vec.__len__
        return fn(self, other)  #> linalg.vector.Vec.__add__ linalg.vector.Vec.dot
    return wrapper


def close(u, v, eps=1e-9):
    return all(abs(a - b) < eps for a, b in zip(u, v))  #> linalg.vector.Vec.__iter__


def square(m):
    if any(len(r) != len(m.rows) for r in m.rows):  #> linalg.vector.Vec.__len__
        raise ShapeError("not square")  #> linalg.checks.ShapeError
    return m
