class Lot:
    def __init__(self, qty, day, cost):
        self.qty = qty
        self.day = day
        self.cost = cost

    def take(self, wanted):
        n = min(wanted, self.qty)
        self.qty -= n
        return n

    def empty(self):
        return self.qty == 0


class Warehouse:
    def __init__(self, picker, pricer):
        self.picker = picker
        self.pricer = pricer
        self.lots = {}

    def use(self, **strategies):
        if "picking" in strategies:
            self.picker = strategies["picking"]
        if "pricing" in strategies:
            self.pricer = strategies["pricing"]

    def receive(self, sku, qty, **info):
        self.lots.setdefault(sku, []).append(Lot(qty, **info))  #> warehouse.Lot.__init__

    def ship(self, sku, qty):
        total = 0
        for lot in self.picker(self.lots[sku]):  #> strategies.picking.cheapest strategies.picking.fifo strategies.picking.lifo
            n = lot.take(qty)  #> warehouse.Lot.take
            total += self.pricer.price(lot, n)  #> strategies.pricing.Discounted.price strategies.pricing.Standard.price
            qty -= n
            if not qty:
                break
        self.prune(sku)  #> warehouse.Warehouse.prune
        return round(total, 2)

    def prune(self, sku):
        self.lots[sku] = [l for l in self.lots[sku] if not l.empty()]  #> warehouse.Lot.empty

    def stock(self):
        return {sku: sum(l.qty for l in lots) for sku, lots in self.lots.items()}

    def plan(self, policy):
        return {sku: policy.order(sku, n) for sku, n in self.stock().items() if policy.needed(n)}  #> strategies.restock.Greedy.order strategies.restock.Lean.order strategies.restock.Policy.needed warehouse.Warehouse.stock
