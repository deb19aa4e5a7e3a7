class Aggregate:
    def __init__(self, stream):
        self.stream = stream
        self.pending = []
        self.version = 0

    @classmethod
    def replay(cls, stream, history):
        self = cls(stream)  #> domain.aggregate.Aggregate.__init__
        for event in history:
            self.apply(event)  #> domain.aggregate.Aggregate.apply
        return self

    def apply(self, event):
        handler = getattr(self, "_on_" + event.slug)  #> domain.events.Event.slug
        handler(event)  #> domain.table.Table._on_bill_paid domain.table.Table._on_dish_ordered domain.table.Table._on_table_opened
        self.version += 1

    def emit(self, kind, *args):
        event = kind(self.stream, *args)  #> domain.events.BillPaid domain.events.DishOrdered domain.events.TableOpened
        self.apply(event)  #> domain.aggregate.Aggregate.apply
        self.pending.append(event)

    def flush(self):
        out, self.pending = self.pending, []
        return out
