from state import get


def on_change(key):
    return audit(get(key))  #> listeners.audit state.get


def audit(value):
    return value
