from .storage import StockItem, StockRepository


class OutOfStock(Exception):
    pass


class StockService:
    MINIMUM = 10

    def __init__(self, repository: StockRepository, alert):
        self._repository = repository
        self._alert = alert

    def receive(self, sku: str, amount: int) -> StockItem:
        item = self._repository.find(sku) or StockItem(sku)  #> depot.storage.StockItem depot.storage.StockItem.__post_init__ depot.storage.memory.MemoryStockRepository.find
        item.add(amount)  #> depot.storage.StockItem.add
        self._repository.save(item)  #> depot.storage.memory.MemoryStockRepository.save main.LoudRepository.save
        return item

    def ship(self, sku: str, amount: int) -> StockItem:
        item = self._repository.find(sku)  #> depot.storage.memory.MemoryStockRepository.find
        if item is None or not item.covers(amount):  #> depot.storage.StockItem.covers
            raise OutOfStock(sku)  #> depot.service.OutOfStock
        item.add(-amount)  #> depot.storage.StockItem.add
        self._repository.save(item)  #> depot.storage.memory.MemoryStockRepository.save main.LoudRepository.save
        if self.is_low(item):  #> depot.service.StockService.is_low
            self._alert(f'{sku} is running low')  #> depot.app.log_alert
        return item

    def is_low(self, item):
        return item.amount < self.MINIMUM

    def low_items(self):
        return [item for item in self._repository if self.is_low(item)]  #> depot.service.StockService.is_low depot.storage.StockRepository.__iter__
