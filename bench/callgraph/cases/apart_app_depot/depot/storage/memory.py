from . import StockItem, StockRepository


class MemoryStockRepository(StockRepository):
    def __init__(self) -> None:
        self._items: dict[str, StockItem] = {}

    def find(self, sku):
        return self._items.get(sku.upper())

    def save(self, item):
        self._items[item.sku] = item

    def all(self):
        return sorted(self._items.values(), key=lambda item: item.sku)  #> depot.storage.memory.MemoryStockRepository.all.<lambda>
