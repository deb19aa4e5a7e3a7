from dataclasses import dataclass


@dataclass(frozen=True)
class AddStock:
    sku: str
    qty: int


@dataclass(frozen=True)
class PlaceOrder:
    ref: str
    sku: str
    qty: int


@dataclass(frozen=True)
class CancelOrder:
    ref: str
