from dataclasses import dataclass, asdict


@dataclass
class Event:
    def describe(self) -> str:
        return f"{type(self).__name__} {asdict(self)}"


@dataclass
class UserCreated(Event):
    id: int
    name: str


@dataclass
class UserRenamed(Event):
    id: int
    name: str

    def describe(self) -> str:
        return "renamed: " + super().describe()  #> payloads.Event.describe


@dataclass
class Heartbeat(Event):
    seq: int


@dataclass
class Shutdown(Event):
    def describe(self) -> str:
        return "bye"
