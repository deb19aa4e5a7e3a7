from dataclasses import dataclass
from typing import Optional, Protocol


@dataclass
class Receipt:
    provider: str
    id: str
    amount: float
    error: Optional[str] = None

    @property
    def ok(self) -> bool:
        return self.error is None

    @classmethod
    def failed(cls, provider: str, why: str) -> "Receipt":
        return cls(provider, "-", 0, why)  #> ports.Receipt


class PaymentGateway(Protocol):
    def charge(self, amount: float) -> Receipt: ...

    def refund(self, receipt: Receipt) -> bool: ...


class SupportsFees(Protocol):
    def fee(self, amount: float) -> float: ...
