class Customer:
    def __init__(self, name):
        self.name = name
        self.notes = []

    def buy(self, item):
        from orders import Order
        return Order(item, self)  #> orders.Order.__init__

    def notify(self, text):
        self.notes.append(text)

    def history(self):
        import orders as o
        return o.open_orders(self)  #> orders.open_orders


def greeting(customer):
    return f"dear {customer.name}: "
