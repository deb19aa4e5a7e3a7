class InvalidTransition(Exception):
    def __init__(self, state, event):
        self.state, self.event = state, event

    def __str__(self):
        return "cannot %s when %s" % (self.event, self.state)


class StateMachine:
    initial = None
    table = {}

    def __init__(self, listeners=()):
        self.state = self.initial
        self.listeners = list(listeners)

    def fire(self, event, **info):
        entry = self.table.get((self.state, event))
        if entry is None:
            return self.on_invalid(event)  #> machine.StateMachine.on_invalid transitions.Turnstile.on_invalid
        target, guard, action = entry
        if guard and not guard(self):  #> orders.has_money
            return False
        self._leave(self.state)  #> machine.StateMachine._leave
        if action:
            action(self, **info)  #> orders.Order.<lambda> orders.charge orders.restock transitions.Turnstile.accept
        old, self.state = self.state, target
        self._enter(target)  #> machine.StateMachine._enter
        for l in self.listeners:
            l(self, old, target)  #> transitions.Turnstile.show transitions.announce
        return True

    def _leave(self, state):
        hook = getattr(self, "on_exit_" + state, None)
        if hook:
            hook()  #> orders.Order.on_exit_new

    def _enter(self, state):
        hook = getattr(self, f"on_enter_{state}", None)
        if hook is not None:
            hook()  #> orders.Order.on_enter_shipped

    def on_invalid(self, event):
        raise InvalidTransition(self.state, event)  #> machine.InvalidTransition.__init__
