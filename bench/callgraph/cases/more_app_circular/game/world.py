from . import entities


class World:
    def __init__(self, game):
        self.game = game
        self.members = []

    def add(self, entity):
        self.members.append(entity)

    def __iter__(self):
        return iter(list(self.members))

    def enemies_of(self, entity):
        return [other for other in self.members if entities.hostile(entity, other)]  #> game.entities.hostile

    def remove(self, entity):
        self.members.remove(entity)
        self.game.note(entity.epitaph())  #> game.Game.note game.entities.Goblin.epitaph
