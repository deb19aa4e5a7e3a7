import enum
from dataclasses import dataclass


class Severity(enum.IntEnum):
    LOW = 1
    HIGH = 9

    def label(self) -> str:
        return self.name.lower()

    @classmethod
    def _missing_(cls, value):
        return cls.LOW


@dataclass
class Patient:
    name: str
    severity: Severity

    def tag(self) -> str:
        return f"{self.name}/{self.severity.label()}"  #> models.Severity.label

    def discharge(self) -> None:
        self.severity = Severity(0)  #> models.Severity models.Severity._missing_
