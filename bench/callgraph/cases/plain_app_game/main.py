from world import World, load_level
from world.components import Health, Position
from world.systems import ALL_SYSTEMS, system
from world.events import events, Died


@system  #> world.systems.system
def report(world):
    for entity in world.having(Health):  #> world.entities.World.having
        print(entity.id, entity[Health].points)  #> world.entities.Entity.__getitem__


class Score:
    def __init__(self):
        self.points = 0

    def on_died(self, event):
        self.add(event.reward())  #> main.Score.add world.events.Died.reward

    def add(self, points):
        self.points += points


score = Score()  #> main.Score.__init__
events.connect(Died, score.on_died)  #> world.events.Signals.connect
world = load_level(["wolf", "rock", "wolf"])  #> world.load_level
for run in ALL_SYSTEMS:
    run(world)  #> main.report world.systems.poison
print(score.points, [e[Position].distance() for e in world.having(Position, Health)])  #> world.components.Position.distance world.entities.Entity.__getitem__ world.entities.World.having
