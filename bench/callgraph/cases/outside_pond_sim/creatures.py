from itertools import cycle


class Creature:
    glyph = "?"
    energy = 3

    def __init__(self, pos, strategy=None):
        self.pos = pos
        self.strategy = strategy or self.default_strategy()  #> creatures.Creature.default_strategy creatures.Fish.default_strategy creatures.Pike.default_strategy

    def default_strategy(self):
        return stay

    def act(self, grid):
        target = self.strategy(self, grid)  #> creatures.Patrol.__call__ creatures.hunter.strategy creatures.stay
        if target != self.pos:
            self.meet(grid[target])  #> creatures.Fish.meet grid.Grid.__getitem__
            del grid[self.pos]  #> grid.Grid.__delitem__
            self.pos = target
            grid[target] = self  #> grid.Grid.__setitem__
        self.tire()  #> creatures.Creature.tire creatures.Plant.tire

    def meet(self, other):
        pass

    def tire(self):
        self.energy -= 1

    @property
    def alive(self):
        return self.energy > 0


class Plant(Creature):
    glyph = "p"

    def tire(self):
        self.energy += 1


class Fish(Creature):
    glyph = "f"

    def meet(self, other):
        if other is not None:
            self.energy += self.eat(other)  #> creatures.Fish.eat

    def eat(self, other):
        gained, other.energy = other.energy, 0
        return gained

    def default_strategy(self):
        return hunter(Plant)  #> creatures.hunter


class Pike(Fish):
    glyph = "P"

    def default_strategy(self):
        return hunter(Fish, otherwise=super().default_strategy())  #> creatures.Fish.default_strategy creatures.hunter


def stay(me, grid):
    return me.pos


def hunter(prey, otherwise=stay):
    def strategy(me, grid):
        for spot in grid.neighbours(me.pos):  #> grid.Grid.neighbours
            found = grid[spot]  #> grid.Grid.__getitem__
            if isinstance(found, prey) and found is not me:
                return spot
        return otherwise(me, grid)  #> creatures.hunter.strategy creatures.stay
    return strategy


class Patrol:
    def __init__(self, *steps):
        self.steps = cycle(steps)

    def __call__(self, me, grid):
        return grid.normal(me.pos + next(self.steps))  #> grid.Grid._clipped grid.Grid._wrapped grid.Vec.__add__
