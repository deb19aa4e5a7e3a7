import customers


class Order:
    def __init__(self, item, customer):
        self.item = item
        self.customer = customer

    def ship(self):
        self.customer.notify(customers.greeting(self.customer) + self.item)  #> customers.Customer.notify customers.greeting


def report(customer):
    return customers.Customer.history(customer)[0].upper()  #> customers.Customer.history


def open_orders(customer):
    return [n for n in customer.notes]
