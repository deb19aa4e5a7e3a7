class Machine:
    def __init__(self, state, arm, camera):
        self.state = state
        self.arm = arm
        self.camera = camera
        self.history = History()  #> robot.machine.History.__init__
        self.listeners = [self.history.count]

    def step(self):
        after = self.state.next(self)  #> robot.states.Grab.next robot.states.Idle.next robot.states.State.next
        if after is None:
            return False
        self.change(after)  #> robot.machine.Machine.change
        return True

    def change(self, after):
        before, self.state = self.state, after
        for listener in self.listeners:
            listener(before, after)  #> main.on_change robot.machine.History.append robot.machine.History.count

    def last(self):
        return self.state


class History:
    def __init__(self):
        self.changes = []
        self.total = 0

    def append(self, before, after):
        self.changes.append((before, after))

    def count(self, *states):
        self.total += 1
