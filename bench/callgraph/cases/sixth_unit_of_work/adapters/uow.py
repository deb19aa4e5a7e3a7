import copy
from domain.model import Product


class Repository:
    def __init__(self, store):
        self._store = store
        self.seen = []

    def get(self, sku):
        p = self._store.setdefault(sku, Product(sku))  #> domain.model.Product.__init__
        self.seen.append(p)
        return p

    def by_ref(self, ref):
        for p in self._store.values():
            if ref in p.allocations:
                return self.get(p.sku)  #> adapters.uow.Repository.get
        raise KeyError(ref)


class MemoryUnitOfWork:
    def __init__(self):
        self.store = {}
        self.log = []

    def __enter__(self):
        self._working = copy.deepcopy(self.store)
        self.products = Repository(self._working)  #> adapters.uow.Repository.__init__
        self._committed = False
        return self

    def __exit__(self, *args):
        if not self._committed:
            self.rollback()  #> adapters.uow.MemoryUnitOfWork.rollback

    def commit(self):
        self.store = self._working
        self._committed = True

    def rollback(self):
        self._working = None
        self.log.append("rollback")

    def collect_events(self):
        for p in self.products.seen:
            while p.events:
                yield p.events.pop(0)
