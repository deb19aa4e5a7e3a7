class Signal:
    def __init__(self):
        self._receivers = []

    def connect(self, receiver):
        self._receivers.append(receiver)

    def send(self, sender, **info):
        return [receiver(sender, **info) for receiver in self._receivers]  #> main.Metrics.__call__ main.notify


changed = Signal()  #> tracker.signals.Signal.__init__
