class Entity:
    def __init__(self, number):
        self.id = number
        self._parts = {}

    def __getitem__(self, kind):
        return self._parts[kind]

    def __contains__(self, kind):
        return kind in self._parts

    def give(self, part):
        self._parts[type(part)] = part
        if hasattr(part, "attach"):
            part.attach(self)  #> world.components.Component.attach
        return self


class World:
    def __init__(self):
        self.entities = []

    def add(self, entity):
        self.entities.append(entity)

    def having(self, *kinds):
        for entity in self.entities:
            if all(kind in entity for kind in kinds):  #> world.entities.Entity.__contains__
                yield entity
