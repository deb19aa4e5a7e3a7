from functools import partial

from creatures import Fish, Patrol, Pike, Plant
from grid import Grid, Vec
from world import World


def obituary(prefix, world, dead):
    for c in dead:
        print(prefix, type(c).__name__, "at", tuple(c.pos))


class Census:
    def __init__(self):
        self.history = []

    def record(self, world, dead):
        self.history.append(len(world.creatures))


def only_plants(world):
    return all(isinstance(c, Plant) for c in world.creatures)


def build(wrap):
    world = World(Grid(4, wrap))  #> grid.Grid.__init__ world.World.__init__
    world.add(Plant, Vec(1, 0))  #> grid.Vec world.World.add
    world.add(Plant, Vec(3, 3))  #> grid.Vec world.World.add
    world.add(Fish, Vec(0, 0))  #> grid.Vec world.World.add
    world.add(Pike, Vec(1, 2))  #> grid.Vec world.World.add
    world.add(Fish, Vec(2, 1), strategy=Patrol((0, 1), (-1, 0), (0, -1)))  #> creatures.Patrol.__init__ grid.Vec world.World.add
    return world


for wrap in (True, False):
    world, census = build(wrap), Census()  #> main.Census.__init__ main.build
    world.observers += [partial(obituary, "rip"), census.record]
    print(world.grid)  #> grid.Grid.__str__
    print("turns", world.run(only_plants), census.history)  #> world.World.run
    print(world.grid)  #> grid.Grid.__str__
