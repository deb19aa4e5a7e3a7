from operator import attrgetter


def pairs(points):
    return zip(points, points[1:] + points[:1])


def signed_area(points):
    return sum(a.cross(b) for a, b in pairs(points)) / 2  #> geometry.measure.pairs geometry.primitives.Point.cross


def bounding_box(poly):
    xs = _extent(poly.points, attrgetter("x"))  #> geometry.measure._extent
    ys = _extent(poly.points, attrgetter("y"))  #> geometry.measure._extent
    return (*xs, *ys)


def _extent(points, key):
    return key(min(points, key=key)), key(max(points, key=key))
