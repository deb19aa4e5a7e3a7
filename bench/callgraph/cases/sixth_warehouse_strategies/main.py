from warehouse import Warehouse
from strategies import picking, pricing
from strategies.restock import RESTOCK_POLICIES, Policy

w = Warehouse(picker=picking.fifo, pricer=pricing.Standard())  #> strategies.pricing.Standard warehouse.Warehouse.__init__
w.receive("nail", 100, day=1, cost=1)  #> warehouse.Warehouse.receive
w.receive("nail", 50, day=3, cost=2)  #> warehouse.Warehouse.receive
w.receive("saw", 2, day=2, cost=90)  #> warehouse.Warehouse.receive
print(w.ship("nail", 120))  #> warehouse.Warehouse.ship
w.picker = picking.lifo
w.pricer = pricing.Discounted(pricing.Standard(), 0.5)  #> strategies.pricing.Discounted.__init__ strategies.pricing.Standard
print(w.ship("nail", 10))  #> warehouse.Warehouse.ship
w.use(picking=picking.cheapest)  #> warehouse.Warehouse.use
w.receive("nail", 5, day=9, cost=0.5)  #> warehouse.Warehouse.receive
print(w.ship("nail", 6))  #> warehouse.Warehouse.ship
for name in ("lean", "greedy"):
    policy: Policy = RESTOCK_POLICIES[name]()  #> strategies.restock.Greedy strategies.restock.Lean
    print(name, w.plan(policy))  #> warehouse.Warehouse.plan
