class Event:
    def describe(self):
        return type(self).__name__ + self.detail()  #> events.types.OrderPaid.detail events.types.OrderPlaced.detail

    def detail(self):
        return ""


class OrderPlaced(Event):
    def __init__(self, order):
        self.order = order

    def detail(self):
        return f" {self.order.number}"


class OrderPaid(Event):
    def __init__(self, order, total):
        self.order = order
        self.total = total

    def detail(self):
        return f" {self.order.label()} {self.total}"  #> models.Order.label
