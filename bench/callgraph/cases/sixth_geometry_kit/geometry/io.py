from . import Point, Polygon


def dump(poly):
    return ";".join(_fmt(p) for p in poly.points)  #> geometry.io._fmt


def _fmt(p):
    return "%g %g" % p


def load(text):
    return Polygon([_parse(t) for t in text.split(";")])  #> geometry.io._parse geometry.shapes.Polygon.__init__


def _parse(t):
    return Point(*map(float, t.split()))  #> geometry.primitives.Point
