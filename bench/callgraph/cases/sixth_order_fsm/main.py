from machine import InvalidTransition
from orders import Order
import transitions as tr

order = Order("o-1", listeners=[tr.announce])  #> orders.Order.__init__
for event in ("pay", "ship", "pay", "deliver", "return_"):
    try:
        order.fire(event)  #> machine.StateMachine.fire
    except InvalidTransition as err:
        print("!!", err)  #> machine.InvalidTransition.__str__
print(order.trail())  #> orders.Order.trail

door = tr.build_door()  #> transitions.build_door
door.fire("push")  #> machine.StateMachine.fire
door.fire("coin")  #> machine.StateMachine.fire
door.fire("push")  #> machine.StateMachine.fire
print(door.state, door.coins)
