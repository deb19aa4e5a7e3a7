from . import hooks
from .states import next_stage


class OrderFlow:
    def __init__(self, recorder=None):
        self._recorder = recorder or self._forget
        self._finished = 0

    def fire(self, order, event):
        target = next_stage(order.stage, event)  #> bakery.orders.Order.stage bakery.states.next_stage
        self._recorder((order.customer, event))  #> bakery.flow.OrderFlow._forget
        order.stage = target  #> bakery.orders.Order.stage
        hooks.run_hooks(target, order)  #> bakery.hooks.run_hooks
        if target.is_final():  #> bakery.states.Stage.is_final
            self._close(order)  #> bakery.flow.OrderFlow._close

    def _close(self, order):
        self._finished += 1
        order.note(f'closed as number {self._finished}')  #> bakery.orders.Order.note

    def _forget(self, entry):
        pass
