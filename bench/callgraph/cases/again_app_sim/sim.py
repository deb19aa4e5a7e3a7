import heapq


class Event:
    def __init__(self, time, action, *args):
        self.time = time
        self.action = action
        self.args = args

    def __lt__(self, other):
        return self.time < other.time

    def run(self):
        return self.action(*self.args)  #> actors.Customer.act actors.Customer.leave actors.Shop.act main.report


class Simulation:
    def __init__(self):
        self.queue = []
        self.now = 0

    def after(self, delay, action, *args):
        event = Event(self.now + delay, action, *args)  #> sim.Event.__init__
        heapq.heappush(self.queue, event)  #> sim.Event.__lt__
        return event

    def run(self):
        while self.queue:
            event = heapq.heappop(self.queue)  #> sim.Event.__lt__
            self.now = event.time
            event.run()  #> sim.Event.run
