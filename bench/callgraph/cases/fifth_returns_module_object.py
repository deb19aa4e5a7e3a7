"""A function returns a dict of closures (an API), another a tuple, another a class."""


def make_store():
    data = {}

    def get(key, default=None):
        return data.get(key, default)

    def put(key, value):
        data[key] = hooks["before"](value)  #> make_store.<lambda> total
        return api

    hooks = {"before": lambda value: value}
    api = {"get": get, "put": put, "hooks": hooks}
    return api


def make_point_class(ndim):
    class Point:
        def __init__(self, *coords):
            self.coords = coords[:ndim]

        def norm(self):
            return total(map(abs, self.coords))  #> total

    return Point, lambda *c: Point(*c)  #> make_point_class.Point.__init__


def total(numbers):
    return sum(numbers)


store = make_store()  #> make_store
store["put"]("b", 4)  #> make_store.put
store["hooks"]["before"] = total
print(store["put"]("a", [1, 2])["get"]("a"), store["get"]("c", 0))  #> make_store.get make_store.put
Point2, point2 = make_point_class(2)  #> make_point_class
print(point2(1, -2, 3).norm(), Point2(4).norm())  #> make_point_class.<lambda> make_point_class.Point.__init__ make_point_class.Point.norm
