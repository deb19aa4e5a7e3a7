from bakery import Order, OrderFlow
from bakery.hooks import audit_trail, on_enter
from bakery.menu import load_menu
from bakery.states import InvalidMove, Stage


@on_enter(Stage.BAKING)  #> bakery.hooks.on_enter bakery.hooks.on_enter.register
def start_oven(order):
    order.note(f'oven at {order.temperature}')  #> bakery.orders.Order.note bakery.orders.Order.temperature


@on_enter(Stage.DONE)  #> bakery.hooks.on_enter bakery.hooks.on_enter.register
def call_customer(order):
    order.note('call ' + order.customer.title())  #> bakery.orders.Order.note


def walk_through(flow, order):
    for event in ('accept', 'bake', 'finish'):
        flow.fire(order, event)  #> bakery.flow.OrderFlow.fire
    return order.stage  #> bakery.orders.Order.stage


def main():
    menu = load_menu()  #> bakery.menu.load_menu
    flow = OrderFlow(recorder=audit_trail.append)  #> bakery.flow.OrderFlow.__init__
    rye = Order('ada', menu['rye'])  #> bakery.orders.Order.__init__
    buns = Order('linus', menu['buns'], rush=True)  #> bakery.orders.Order.__init__

    print(walk_through(flow, rye).label)  #> bakery.states.Stage.label main.walk_through
    try:
        flow.fire(buns, 'finish')  #> bakery.flow.OrderFlow.fire
    except InvalidMove as error:
        print(error)
    flow.fire(buns, 'accept')  #> bakery.flow.OrderFlow.fire
    OrderFlow().fire(buns, 'cancel')  #> bakery.flow.OrderFlow.__init__ bakery.flow.OrderFlow.fire

    for order in sorted([rye, buns]):  #> bakery.orders.Order.__lt__
        print(order, order.total)  #> bakery.orders.Order.__str__ bakery.orders.Order.total
        for line in order.history():  #> bakery.orders.Order.history
            print('  ', line)
    print(len(audit_trail))


if __name__ == '__main__':
    main()  #> main.main
