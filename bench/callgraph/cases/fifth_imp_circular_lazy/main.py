"""Two modules importing each other: one at the top, one inside functions."""
import orders
from customers import Customer

ann = Customer("ann")  #> customers.Customer.__init__
ann.buy("tea").ship()  #> customers.Customer.buy orders.Order.ship
print(ann.history(), orders.report(ann))  #> customers.Customer.history orders.report
