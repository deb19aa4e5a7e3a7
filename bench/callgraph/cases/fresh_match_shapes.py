from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int

    def norm(self):
        return self.x + self.y


@dataclass
class Line:
    start: Point
    end: Point

    def length(self):
        return self.end.norm() - self.start.norm()  #> Point.norm


def handle(shape):
    match shape:
        case Point(x=0, y=0):
            return origin()  #> origin
        case Point() as p:
            return p.norm()  #> Point.norm
        case Line(start, end):
            start.norm()  #> Point.norm
            return end.norm()  #> Point.norm
        case [first, *rest]:
            return handle(first)  #> handle
        case {'action': action}:
            return action()  #> origin
        case _:
            return None


def origin():
    return 0


handle(Point(0, 0))  #> Point handle
handle(Point(1, 2))  #> Point handle
handle(Line(Point(0, 0), Point(1, 1)))  #> Line Point handle
handle([Point(3, 4)])  #> Point handle
handle({'action': origin})  #> handle
handle(None)  #> handle
