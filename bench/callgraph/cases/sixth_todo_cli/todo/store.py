class NotFound(Exception):
    def __init__(self, id):
        self.id = id

    def message(self):
        return "no item %d" % self.id


class Item:
    def __init__(self, id, title, priority):
        self.id, self.title, self.priority = id, title, priority
        self.is_done = False

    def finish(self):
        self.is_done = True


class Store:
    def __init__(self):
        self._items = {}

    def create(self, title, priority):
        item = Item(self._next_id(), title, priority)  #> todo.store.Item.__init__ todo.store.Store._next_id
        self._items[item.id] = item
        return item

    def _next_id(self):
        return max(self._items, default=0) + 1

    def get(self, id):
        try:
            return self._items[id]
        except KeyError:
            raise NotFound(id)  #> todo.store.NotFound.__init__

    def all(self):
        return list(self._items.values())

    def pending(self):
        return [i for i in self.all() if not i.is_done]  #> todo.store.Store.all

    def delete(self, id):
        del self._items[id]
