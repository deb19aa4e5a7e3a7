from __future__ import annotations
from .events import Allocated, SoldOut


class OutOfStock(Exception):
    pass


class Product:
    def __init__(self, sku: str, qty: int = 0) -> None:
        self.sku = sku
        self.qty = qty
        self.allocations: dict[str, int] = {}
        self.events: list = []

    def allocate(self, ref: str, qty: int) -> str:
        if not self._can(qty):  #> domain.model.Product._can
            raise OutOfStock(self.sku)  #> domain.model.OutOfStock
        self.qty -= qty
        self.allocations[ref] = qty
        self.events.append(Allocated(ref, self.sku))  #> domain.events.Allocated
        if self.qty == 0:
            self.events.append(SoldOut(self.sku))  #> domain.events.SoldOut
        return ref

    def _can(self, qty: int) -> bool:
        return self.qty >= qty

    def release(self, ref: str) -> None:
        self.qty += self.allocations.pop(ref, 0)

    def __repr__(self) -> str:
        return f"{self.sku}:{self.qty}"
