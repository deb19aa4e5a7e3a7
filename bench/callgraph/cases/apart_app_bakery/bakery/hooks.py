from collections import defaultdict

_hooks = defaultdict(list)
audit_trail = []


def on_enter(stage):
    def register(hook):
        _hooks[stage].append(hook)
        return hook
    return register


def run_hooks(stage, order):
    for hook in _hooks[stage]:
        hook(order)  #> main.call_customer main.start_oven
