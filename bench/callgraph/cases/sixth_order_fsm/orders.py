from machine import StateMachine


def has_money(order):
    return order.total() > 0  #> orders.Order.total


def charge(order):
    order.log("charged %d" % order.total())  #> orders.Order.log orders.Order.total


def restock(order, **info):
    order.log("restocked")  #> orders.Order.log


class Order(StateMachine):
    initial = "new"
    table = {
        ("new", "pay"): ("paid", has_money, charge),
        ("paid", "ship"): ("shipped", None, None),
        ("shipped", "deliver"): ("delivered", None, lambda o: o.log("signed")),  #> orders.Order.log
        ("delivered", "return_"): ("returned", None, restock),
    }

    def __init__(self, ref, **kw):
        super().__init__(**kw)  #> machine.StateMachine.__init__
        self.ref = ref
        self.entries = []

    def total(self):
        return 30

    def log(self, text):
        self.entries.append(text)

    def trail(self):
        return " / ".join(self.entries)

    def on_enter_shipped(self):
        self.log("label printed")  #> orders.Order.log

    def on_exit_new(self):
        self.log("confirmed")  #> orders.Order.log

    def on_enter_lost(self):
        self.log("unreachable state")  #> orders.Order.log
