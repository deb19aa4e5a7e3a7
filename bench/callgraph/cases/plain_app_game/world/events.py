class Event:
    def reward(self):
        return 0


class Died(Event):
    def __init__(self, entity):
        self.entity = entity

    def reward(self):
        return 10 + super().reward()  #> world.events.Event.reward


class Signals:
    def __init__(self):
        self._slots = {}

    def connect(self, kind, slot):
        self._slots.setdefault(kind, set()).add(slot)

    def emit(self, event):
        for slot in self._slots.get(type(event), ()):
            slot(event)  #> main.Score.on_died


events = Signals()  #> world.events.Signals.__init__
