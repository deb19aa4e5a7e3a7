from states import Received


class Process:
    def __init__(self, order, payment, checks=(), discount=None):
        self.order = order
        self.payment = payment
        self.checks = checks
        self.discount = discount or self.full_price
        self.lines = []
        self.callbacks = []

    def full_price(self, amount):
        return amount

    def then(self, callback):
        self.callbacks.append(callback)
        return self

    def log(self, text):
        self.lines.append(text)

    def finish(self):
        for callback in self.callbacks:
            callback(self.order)  #> main.confirm

    def run(self):
        state = Received()  #> states.Received
        while state is not None:
            state.enter(self)  #> states.Done.enter states.State.enter
            state = state.next(self)  #> states.Done.next states.Paying.next states.Received.next states.Refused.next
        return self.lines
