import enum
from collections import Counter

class State(enum.Enum):
    LOCKED = "locked"
    OPEN = "open"
    BROKEN = "broken"

    def __str__(self):
        return self.value

    @classmethod
    def initial(cls):
        return cls.LOCKED

    @property
    def terminal(self):
        return self is State.BROKEN

class Event(enum.IntEnum):
    COIN = 1
    PUSH = 2
    KICK = 3

    @classmethod
    def _missing_(cls, value):
        return cls.KICK if isinstance(value, str) else None

class Turnstile:
    table = {}

    def __init__(self, on_change=None):
        self._state = State.initial()  #> State.initial
        self.stats = Counter()
        self.on_change = on_change or self.silent

    @staticmethod
    def silent(old, new):
        pass

    @property
    def state(self):
        return self._state

    @state.setter
    def state(self, new):
        old, self._state = self._state, new
        if old is not new:
            self.on_change(old, new)  #> Turnstile.silent announce

    def coin(self):
        self.stats["coins"] += 1
        return State.OPEN

    def walk(self):
        self.stats["people"] += 1
        return State.LOCKED

    def bump(self):
        self.stats["bumps"] += 1
        return self.state  #> Turnstile.state

    def smash(self):
        return State.BROKEN if self.stats["bumps"] else self.bump()

    def feed(self, event):
        action = self.table.get((self._state, Event(event)), Turnstile.bump)  #> Event Event._missing_
        self.state = action(self)  #> Turnstile.bump Turnstile.coin Turnstile.smash Turnstile.state Turnstile.walk

Turnstile.table = {
    (State.LOCKED, Event.COIN): Turnstile.coin,
    (State.LOCKED, Event.PUSH): Turnstile.bump,
    (State.OPEN, Event.PUSH): Turnstile.walk,
    (State.LOCKED, Event.KICK): Turnstile.smash,
}

def announce(old, new):
    print(f"{old} => {new!s:>8}")  #> State.__str__

t = Turnstile(announce)  #> Turnstile.__init__
for e in [Event.COIN, 1, 2, "boot", Event.PUSH, "boot"]:
    t.feed(e)  #> Turnstile.feed
print(dict(t.stats), t.state.terminal)  #> State.terminal Turnstile.state
quiet = Turnstile()  #> Turnstile.__init__
quiet.feed(1)  #> Turnstile.feed
print(quiet.state)  #> State.__str__ Turnstile.state
