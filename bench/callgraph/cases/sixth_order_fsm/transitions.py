from machine import StateMachine


def announce(machine, old, new):
    print(f"{machine.ref}: {old} -> {new}")


class Turnstile(StateMachine):
    initial = "locked"

    def __init__(self):
        super().__init__([self.show])  #> machine.StateMachine.__init__
        self.coins = 0

    def accept(self):
        self.coins += 1

    def show(self, _self, old, new):
        print("turnstile", new)

    def on_invalid(self, event):
        print("clunk:", event)


def build_door():
    Turnstile.table = {
        ("locked", "coin"): ("open", None, Turnstile.accept),
        ("open", "push"): ("locked", None, None),
    }
    return Turnstile()  #> transitions.Turnstile.__init__
