class Event:
    name = "event"

    def __init__(self, **payload):
        self.payload = payload
        self.stopped = False

    def stop(self):
        self.stopped = True

    def __getitem__(self, key):
        return self.payload[key]


class UserCreated(Event):
    name = "user.created"

    def greeting(self):
        return f"welcome {self['user']}"  #> bus.events.Event.__getitem__


class OrderPlaced(Event):
    name = "order.placed"

    def total(self):
        return sum(self["prices"])  #> bus.events.Event.__getitem__
