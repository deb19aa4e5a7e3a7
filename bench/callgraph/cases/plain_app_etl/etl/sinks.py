from contextlib import contextmanager


class Collect:
    def __init__(self):
        self.items = []

    def put(self, item):
        self.items.append(item)

    async def total(self):
        return len(self.items)


class Named(Collect):
    def __init__(self, name):
        super().__init__()  #> etl.sinks.Collect.__init__
        self.name = name

    def put(self, item):
        super().put((self.name, item))  #> etl.sinks.Collect.put

    def close(self):
        self.items.clear()


@contextmanager
def opened(name):
    sink = Named(name)  #> etl.sinks.Named.__init__
    try:
        yield sink
    finally:
        sink.close()  #> etl.sinks.Named.close
