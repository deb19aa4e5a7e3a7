_data = {}
_subscribers = []


def get(key):
    return _data.get(key)


def put(key, value):
    _data[key] = value
    _notify(key)  #> state._notify


def subscribe(callback):
    _subscribers.append(callback)


def _notify(key):
    for callback in _subscribers:
        callback(key)  #> listeners.on_change main.<lambda>
