import enum
from dataclasses import dataclass, field


class Status(enum.Enum):
    OPEN = "open"
    CLOSED = "closed"

    @property
    def mark(self):
        return "x" if self is Status.CLOSED else " "

    def toggle(self):
        return Status.OPEN if self is Status.CLOSED else Status.CLOSED


class Timestamped:
    stamps = None

    def touch(self, when):
        self.stamps = (self.stamps or []) + [when]


@dataclass
class Issue(Timestamped):
    number: int
    title: str
    labels: list = field(default_factory=list)
    status: Status = Status.OPEN

    def __post_init__(self):
        self.title = normalise(self.title)  #> tracker.models.normalise

    def close(self):
        self.status = self.status.toggle()  #> tracker.models.Status.toggle


def normalise(title):
    return title.capitalize()
