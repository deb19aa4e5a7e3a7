class Point:
    def __init__(self, x):
        self.x = x

    def move(self):
        return Point(self.x + 1)  #> Point.__init__


def points(n):
    for i in range(n):
        yield Point(i)  #> Point.__init__


def moved(source):
    yield from (point.move() for point in source)  #> Point.move


for point in moved(points(2)):  #> moved points
    point.move()  #> Point.move
first, *others = points(3)  #> points
first.move()  #> Point.move
others[0].move()  #> Point.move
by_x = {p.x: p for p in points(2)}  #> points
by_x[0].move()  #> Point.move
max(points(3), key=lambda p: p.x).move()  #> <lambda> Point.move points
