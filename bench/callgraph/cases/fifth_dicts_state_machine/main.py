"""Nested transition table with (guard, action, target) tuples from other modules."""
from machine import Machine
import actions

TRANSITIONS = {
    "idle": {"coin": (actions.valid, actions.accept, "ready")},
    "ready": {
        "push": (actions.always, actions.release, "idle"),
        "coin": (actions.valid, actions.refund, "ready"),
    },
}

m = Machine("idle", TRANSITIONS)  #> machine.Machine.__init__
for event, value in [("coin", 0), ("coin", 5), ("coin", 5), ("push", 0)]:
    m.send(event, value)  #> machine.Machine.send
print(m.state, m.history)
