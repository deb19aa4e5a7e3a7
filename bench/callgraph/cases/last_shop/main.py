from errors import ShopError
from orders import Order
from payments import Card, Logged, Payment
from process import Process


def too_many(limit):
    def check(order):
        if len(order) > limit:  #> orders.Order.__len__
            return "too many"
        return None

    return check


def too_expensive(order):
    return "too expensive" if order.total() > 100 else None  #> orders.Order.total


class Percent:
    def __init__(self, percent):
        self.percent = percent

    def __call__(self, amount):
        return amount * (100 - self.percent) / 100


def confirm(order):
    print("confirmed", order.number)


changes = []


def changed(order):
    changes.append(len(order))  #> orders.Order.__len__


def sell(order, payment, **options):
    process = Process(order, payment, [too_many(2), too_expensive], **options)  #> main.too_many process.Process.__init__
    try:
        print(process.then(confirm).run())  #> process.Process.run process.Process.then
    except ShopError as error:
        print(error.message())  #> errors.ShopError.message


cash = Payment()  #> payments.Payment.__init__
card = Card()  #> payments.Payment.__init__
sell(Order(1, on_change=changed).add("nut", 1.5, 4), cash)  #> main.sell orders.Order orders.Order.add
sell(Order(2).add("saw", 30).add("glue", 4), Logged(card, print), discount=Percent(10))  #> main.Percent.__init__ main.sell orders.Order orders.Order.add payments.Logged.__init__
sell(Order(3).add("car", 900), cash)  #> main.sell orders.Order orders.Order.add
sell(Order(4), cash)  #> main.sell orders.Order
sell(Order(5, on_change=changed).add("a", 1).add("b", 1).add("c", 1), card)  #> main.sell orders.Order orders.Order.add
print(cash.charged, card.charged, changes)
