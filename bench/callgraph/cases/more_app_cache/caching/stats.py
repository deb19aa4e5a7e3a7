from collections import Counter

_counter = Counter()


def hit():
    _counter["hit"] += 1


def miss():
    _counter["miss"] += 1


def report():
    return dict(_counter)
