from typing import NamedTuple


class Component:
    def attach(self, entity):
        self.owner = entity


class Health(Component):
    def __init__(self, points):
        self.points = points

    def hurt(self, by):
        self.points -= by
        return self.points <= 0


class Position(NamedTuple):
    x: int
    y: int

    def distance(self):
        return abs(self.x) + abs(self.y)
