class Positioned:
    def __init__(self, *args, x=0, **kwargs):
        super().__init__(*args, **kwargs)  #> arena.components.life.Living.__init__
        self.x = x

    def distance_to(self, other):
        return abs(self.x - other.x)


class Mobile(Positioned):
    speed = 1

    def think(self, entities):
        return 0

    def move(self, direction, width):
        self.x = max(0, min(width - 1, self.x + direction * self.speed))
