from handlers import Stats
from orders import Order


def main():
    stats = Stats()  #> handlers.Stats.__init__
    first = Order(1)  #> orders.Order.__init__
    first.place()  #> orders.Order.place
    stats.stop()  #> handlers.Stats.stop
    second = Order(2)  #> orders.Order.__init__
    second.place()  #> orders.Order.place
    second.ship()  #> orders.Order.ship


if __name__ == '__main__':
    main()  #> main.main
