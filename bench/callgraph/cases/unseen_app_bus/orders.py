from bus import default_bus


class Order:
    def __init__(self, number):
        self.number = number
        self.state = 'new'

    def place(self):
        self.state = 'placed'
        default_bus.publish('order.placed', self)  #> bus.Bus.publish

    def ship(self):
        self.state = 'shipped'
        default_bus.publish('order.shipped', self)  #> bus.Bus.publish
