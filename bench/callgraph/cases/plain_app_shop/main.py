from pricing import Cart, rules
from pricing.money import Money
from stock import Stock
from checkout import Checkout, OutOfStock


def report(receipt):
    print(receipt.render())  #> checkout.Receipt.render


stock = Stock({"tea": 3, "cup": 1})  #> stock.Stock.__init__
checkout = Checkout(stock, [rules.bulk, rules.Percent(10), rules.never])  #> checkout.Checkout.__init__ pricing.rules.Percent.__init__
checkout.on_done = report

cart = Cart()  #> pricing.cart.Cart.__init__
cart.add("tea", 2, Money(3)).add("cup", 1, Money(8))  #> pricing.cart.Cart.add pricing.money.Money.__init__
checkout.finish(cart)  #> checkout.Checkout.finish
try:
    checkout.finish(Cart().add("cup", 1, Money(8)))  #> checkout.Checkout.finish pricing.cart.Cart.__init__ pricing.cart.Cart.add pricing.money.Money.__init__
except OutOfStock as problem:
    print(problem.item)
