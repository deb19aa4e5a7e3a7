class World:
    def __init__(self, grid):
        self.grid = grid
        self.creatures = []
        self.observers = []

    def add(self, kind, *args, **kw):
        c = kind(*args, **kw)  #> creatures.Creature.__init__
        self.creatures.append(c)
        self.grid[c.pos] = c  #> grid.Grid.__setitem__
        return c

    def step(self):
        for c in sorted(self.creatures, key=self.turn_order):  #> world.World.turn_order
            if c.alive:  #> creatures.Creature.alive
                c.act(self.grid)  #> creatures.Creature.act
        dead = [c for c in self.creatures if not c.alive]  #> creatures.Creature.alive
        for c in dead:
            self.bury(c)  #> world.World.bury
        for obs in self.observers:
            obs(self, dead)  #> main.Census.record main.obituary

    def bury(self, c):
        self.creatures.remove(c)
        if self.grid[c.pos] is c:  #> grid.Grid.__getitem__
            del self.grid[c.pos]  #> grid.Grid.__delitem__

    def turn_order(self, c):
        return (-c.energy, c.glyph)

    def run(self, until):
        turns = 0
        while not until(self) and turns < 10:  #> main.only_plants
            self.step()  #> world.World.step
            turns += 1
        return turns
