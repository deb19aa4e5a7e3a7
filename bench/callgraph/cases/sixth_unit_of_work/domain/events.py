from typing import NamedTuple


class Allocated(NamedTuple):
    ref: str
    sku: str

    def text(self) -> str:
        return f"{self.ref}->{self.sku}"


class SoldOut(NamedTuple):
    sku: str
