class Actor:
    def __init__(self, sim, name):
        self.sim = sim
        self.name = name

    def start(self):
        self.sim.after(1, self.act)  #> sim.Simulation.after

    def act(self):
        raise NotImplementedError


class Customer(Actor):
    def __init__(self, sim, name, shop):
        super().__init__(sim, name)  #> actors.Actor.__init__
        self.shop = shop

    def act(self):
        self.shop.enter(self)  #> actors.Shop.enter

    def served(self):
        self.sim.after(1, self.leave)  #> sim.Simulation.after

    def leave(self):
        return self.name


class Shop(Actor):
    def __init__(self, sim):
        super().__init__(sim, 'shop')  #> actors.Actor.__init__
        self.waiting = []

    def enter(self, customer):
        self.waiting.append(customer)

    def act(self):
        while self.waiting:
            customer = self.waiting.pop(0)
            customer.served()  #> actors.Customer.served
