class Room:
    def __init__(self, title):
        self.title = title
        self._people = {}

    def enter(self, person):
        self._people[person.name] = person

    def leave(self, person):
        del self._people[person.name]

    def others(self, person):
        return [each for name, each in self._people.items() if each is not person]

    def names(self):
        return sorted(self._people)
