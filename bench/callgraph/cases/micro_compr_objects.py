class Item:
    def __init__(self, v): self.v = v
    def ok(self): return self.v
    def cost(self): return 1
class Big(Item):
    def cost(self): return 2
items = [Item(1), Big(0)]  #> Item.__init__
[i.cost() for i in items if i.ok()]  #> Item.cost Item.ok
good = [i for i in items if isinstance(i, Big)]
good[0].cost()  #> Big.cost
by = {i.v: i for i in items}
by[1].cost()  #> Item.cost
total = sum(i.cost() for i in [Big(1)])  #> Big.cost Item.__init__
(x.ok() for x in items)
any(x.ok() for x in items)  #> Item.ok
pairs = [(i, i.cost) for i in items]
for i, cost in pairs:
    cost()  #> Big.cost Item.cost
[fn(3) for fn in [Item, Big]]  #> Item.__init__
