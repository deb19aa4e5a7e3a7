from enum import Enum


class State(Enum):
    IDLE = 'idle'
    BUSY = 'busy'

    def next(self):
        return State.BUSY if self is State.IDLE else State.IDLE

    @property
    def label(self):
        return self.value.title()

    @classmethod
    def parse(cls, text):
        return cls(text)  #> State


def on_idle():
    return State.IDLE.next()  #> State.next


def on_busy():
    return State.BUSY.label  #> State.label


ACTIONS = {State.IDLE: on_idle, State.BUSY: on_busy}
state = State.parse('idle')  #> State.parse
ACTIONS[state]()  #> on_idle
state.next().label  #> State.label State.next
for member in State:
    member.next()  #> State.next
State['BUSY'].next()  #> State.next
ACTIONS[State.BUSY]()  #> on_busy
