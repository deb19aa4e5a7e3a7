from actors import Customer, Shop
from sim import Simulation

sim = Simulation()  #> sim.Simulation.__init__
shop = Shop(sim)  #> actors.Shop.__init__
people = [Customer(sim, name, shop) for name in ('ann', 'bob')]  #> actors.Customer.__init__
for person in people:
    person.start()  #> actors.Actor.start
shop.start()  #> actors.Actor.start


def report(text):
    return summary(text)  #> main.summary


def summary(text):
    return text


sim.after(9, report, 'done')  #> sim.Simulation.after
sim.run()  #> sim.Simulation.run
