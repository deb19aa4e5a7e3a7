from collections_x import Maybe, PriorityQueue, nothing, some
from models import Patient, Severity


def by_severity(p: Patient) -> int:
    return -p.severity


def by_name(p: Patient) -> str:
    return p.name


class Triage:
    rooms = {1: "A1"}

    def __init__(self, queue: PriorityQueue[Patient]):
        self.queue = queue

    def admit(self, name: str, sev: Severity) -> "Triage":
        self.queue.push(Patient(name, sev))  #> collections_x.containers.PriorityQueue.push models.Patient
        return self

    def next(self) -> Patient:
        p = self.queue.pop()  #> collections_x.containers.PriorityQueue.pop
        p.discharge()  #> models.Patient.discharge
        return p

    def lookup(self, n: int) -> Maybe[str]:
        return some(self.rooms[n]) if n in self.rooms else nothing()  #> collections_x.monads.nothing

    def drain(self) -> list[str]:
        out = []
        while self.queue:  #> collections_x.containers.PriorityQueue.__bool__
            out.append(self.next().tag())  #> models.Patient.tag triage.Triage.next
        return out
