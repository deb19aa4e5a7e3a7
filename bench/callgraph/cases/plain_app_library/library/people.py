from dataclasses import dataclass, field


@dataclass
class Member:
    name: str
    loans: list = field(default_factory=list)

    def take(self, loan):
        self.loans.append(loan)

    @property
    def count(self):
        return len(self.loans)


@dataclass
class Loan:
    title: str
    member: Member
    days: int = 14

    def extend(self, days):
        self.days += days
        return self

    def describe(self):
        return f"{self.title} for {self.days}"
