from fsm import StateMachine as Machine
from fsm import transition


class Log:
    def __init__(self, formatter):
        self.entries = []
        self.formatter = formatter

    def add(self, old, new):
        self.entries.append((old, new))

    def render(self):
        return "\n".join(self.formatter(*entry) for entry in self.entries)  #> traffic.arrow


def arrow(old, new):
    return f"{old} -> {new}"


def build_log():
    return Log(arrow)  #> traffic.Log.__init__


class Light(Machine):
    initial = "red"

    def __init__(self, log):
        super().__init__()  #> fsm.core.StateMachine.__init__
        self.log = log
        self.on_change(log.add)  #> fsm.core.StateMachine.on_change

    @transition("next", "red", "green")  #> fsm.decorators.transition fsm.decorators.transition.mark
    def go(self):
        self.blink(1)  #> traffic.Light.blink

    @transition("next", "green", "yellow")  #> fsm.decorators.transition fsm.decorators.transition.mark
    def slow(self):
        self.blink(2)  #> traffic.Light.blink

    @transition("next", "yellow", "red")  #> fsm.decorators.transition fsm.decorators.transition.mark
    def stop(self):
        self.blink(3)  #> traffic.Light.blink

    def blink(self, times):
        print("*" * times)
