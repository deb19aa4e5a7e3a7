from dataclasses import dataclass


@dataclass
class Entry:
    kind: str
    amount: int

    def signed(self):
        return self.amount if self.kind == 'deposit' else -self.amount


class Ledger:
    def __init__(self):
        self.entries = []

    def record(self, entry):
        self.entries.append(entry)

    def total(self):
        return sum(e.signed() for e in self.entries)  #> ledger.Entry.signed

    def __len__(self):
        return len(self.entries)

    def __getitem__(self, index):
        return self.entries[index]
