from app import bootstrap
from domain.commands import PlaceOrder, AddStock, CancelOrder
from domain.model import OutOfStock

bus = bootstrap()  #> app.bootstrap
bus.handle(AddStock("lamp", 10))  #> domain.commands.AddStock service.bus.MessageBus.handle
bus.handle(AddStock("desk", 1))  #> domain.commands.AddStock service.bus.MessageBus.handle
print(bus.handle(PlaceOrder("o1", "lamp", 4)))  #> domain.commands.PlaceOrder service.bus.MessageBus.handle
print(bus.handle(PlaceOrder("o2", "desk", 1)))  #> domain.commands.PlaceOrder service.bus.MessageBus.handle
try:
    bus.handle(PlaceOrder("o3", "desk", 1))  #> domain.commands.PlaceOrder service.bus.MessageBus.handle
except OutOfStock as e:
    print("out of stock:", e)
bus.handle(CancelOrder("o1"))  #> domain.commands.CancelOrder service.bus.MessageBus.handle
print(bus.uow.store)  #> domain.model.Product.__repr__
print(bus.uow.log)
