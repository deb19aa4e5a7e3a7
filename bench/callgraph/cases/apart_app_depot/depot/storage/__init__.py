from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Iterator, Optional


@dataclass
class StockItem:
    sku: str
    amount: int = 0

    def __post_init__(self):
        self.sku = self.sku.upper()

    def add(self, amount: int) -> None:
        self.amount += amount

    def covers(self, amount: int) -> bool:
        return self.amount >= amount


class StockRepository(ABC):
    @abstractmethod
    def find(self, sku: str) -> Optional[StockItem]:
        ...

    @abstractmethod
    def save(self, item: StockItem) -> None:
        ...

    @abstractmethod
    def all(self) -> list[StockItem]:
        ...

    def __iter__(self) -> Iterator[StockItem]:
        return iter(self.all())  #> depot.storage.memory.MemoryStockRepository.all
