from dataclasses import dataclass, field
from datetime import date


@dataclass
class Employee:
    name: str
    born: date

    def age(self, year: int = 2020) -> int:
        return year - self.born.year


@dataclass
class Team:
    title: str
    members: list[Employee] = field(default_factory=list)

    def oldest(self) -> Employee:
        return max(self.members, key=Employee.age)  #> records.Employee.age

    def rename(self, title: str) -> None:
        self.title = title
