from enum import Enum


class InvalidMove(Exception):
    def __init__(self, stage, event):
        super().__init__(f'cannot {event} while {stage.label}')  #> bakery.states.Stage.label
        self.stage = stage
        self.event = event


class Stage(Enum):
    NEW = 'new'
    QUEUED = 'queued'
    BAKING = 'baking'
    DONE = 'done'
    CANCELLED = 'cancelled'

    @property
    def label(self):
        return self.value.capitalize()

    def is_final(self):
        return self in (Stage.DONE, Stage.CANCELLED)


TRANSITIONS = {
    (Stage.NEW, 'accept'): Stage.QUEUED,
    (Stage.QUEUED, 'bake'): Stage.BAKING,
    (Stage.QUEUED, 'cancel'): Stage.CANCELLED,
    (Stage.BAKING, 'finish'): Stage.DONE,
}


def next_stage(stage, event):
    try:
        return TRANSITIONS[stage, event]
    except KeyError:
        raise InvalidMove(stage, event) from None  #> bakery.states.InvalidMove.__init__
