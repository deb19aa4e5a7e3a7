from adapters.uow import MemoryUnitOfWork
from domain import events, commands
from service import handlers
from service.bus import MessageBus


def bootstrap(uow=None):
    return MessageBus(  #> service.bus.MessageBus.__init__
        uow or MemoryUnitOfWork(),  #> adapters.uow.MemoryUnitOfWork.__init__
        commands={
            commands.AddStock: handlers.add_stock,
            commands.PlaceOrder: handlers.place,
            commands.CancelOrder: handlers.cancel,
        },
        events={
            events.Allocated: [handlers.log_allocation, handlers.send_mail],
            events.SoldOut: [handlers.reorder],
        },
    )
