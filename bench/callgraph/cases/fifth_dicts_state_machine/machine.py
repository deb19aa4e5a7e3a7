class Machine:
    def __init__(self, state, table):
        self.state = state
        self.table = table
        self.history = []

    def send(self, event, value):
        guard, action, target = self.table[self.state][event]
        if guard(value):  #> actions.always actions.valid
            self.history.append(action(value))  #> actions.accept actions.refund actions.release
            self.state = target
        else:
            self.history.append(self.ignore(event))  #> machine.Machine.ignore

    def ignore(self, event):
        return "ignored " + event
