class TransitionError(Exception):
    def __init__(self, state, event):
        Exception.__init__(self, f"{state} {event}")
        self.state = state


class StateMachine:
    initial = "start"

    def __init__(self):
        self.state = self.initial
        self.listeners = []
        self.table = self.build_table()  #> fsm.core.StateMachine.build_table

    def build_table(self):
        table = {}
        for name in dir(self):
            member = getattr(type(self), name, None)
            if hasattr(member, "transition"):
                event, source, target = member.transition
                table[event, source] = (member, target)
        return table

    def on_change(self, listener):
        self.listeners.append(listener)

    def fire(self, event):
        try:
            action, target = self.table[event, self.state]
        except KeyError:
            self.refuse(TransitionError(self.state, event))  #> fsm.core.StateMachine.refuse fsm.core.TransitionError.__init__
            return
        action(self)  #> traffic.Light.go traffic.Light.slow traffic.Light.stop
        old, self.state = self.state, target
        for listener in self.listeners:
            listener(old, target)  #> traffic.Log.add

    def refuse(self, error):
        print("refused", error.state)
