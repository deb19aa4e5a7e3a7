from errors import Rejected


class State:
    def enter(self, process):
        process.log(type(self).__name__)  #> process.Process.log

    def next(self, process):
        raise NotImplementedError


class Received(State):
    def next(self, process):
        for check in process.checks:
            reason = check(process.order)  #> main.too_expensive main.too_many.check
            if reason:
                return Refused(reason)  #> states.Refused.__init__
        return Paying()  #> states.Paying


class Paying(State):
    def next(self, process):
        amount = process.discount(process.order.total())  #> main.Percent.__call__ orders.Order.total process.Process.full_price
        process.payment.charge(amount)  #> payments.Logged.charge payments.Payment.charge
        return Done()  #> states.Done


class Refused(State):
    def __init__(self, reason):
        self.reason = reason

    def next(self, process):
        raise Rejected(process.order, self.reason)  #> errors.Rejected.__init__


class Done(State):
    def enter(self, process):
        super().enter(process)  #> states.State.enter
        process.finish()  #> process.Process.finish

    def next(self, process):
        return None
