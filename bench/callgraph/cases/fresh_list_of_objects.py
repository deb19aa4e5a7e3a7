class Item:
    def __init__(self, price):
        self.price = price

    def cost(self):
        return self.price


class Discounted(Item):
    def cost(self):
        return super().cost() * 0.5  #> Item.cost


class Cart:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)

    def total(self):
        return sum(item.cost() for item in self.items)  #> Discounted.cost Item.cost

    def cheapest(self):
        return min(self.items, key=lambda item: item.cost())  #> Cart.cheapest.<lambda> Discounted.cost Item.cost

    def __iter__(self):
        return iter(self.items)


cart = Cart()  #> Cart.__init__
cart.add(Item(3))  #> Cart.add Item.__init__
cart.add(Discounted(4))  #> Cart.add Item.__init__
cart.total()  #> Cart.total
cart.cheapest().cost()  #> Cart.cheapest Discounted.cost Item.cost
for item in cart:  #> Cart.__iter__
    item.cost()  #> Discounted.cost Item.cost
