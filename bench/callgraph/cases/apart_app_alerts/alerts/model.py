import itertools
from dataclasses import dataclass, field
from enum import IntEnum

_numbers = itertools.count(1)


class Severity(IntEnum):
    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def mark(self):
        return '!' * self.value


def next_number():
    return next(_numbers)


@dataclass
class Alert:
    text: str
    severity: Severity
    source: str = 'unknown'
    labels: list = field(default_factory=list)
    number: int = field(default_factory=next_number)

    @property
    def subject(self):
        return f'#{self.number}{self.severity.mark} {self.text}'  #> alerts.model.Severity.mark
