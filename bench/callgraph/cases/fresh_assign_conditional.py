import sys


def fast():
    return 'fast'


def slow():
    return 'slow'


def pick(kind):
    if kind == 'fast':
        chosen = fast
    elif kind == 'slow':
        chosen = slow
    else:
        raise ValueError(kind)
    return chosen()  #> fast slow


engine = fast if len(sys.argv) > 0 else slow
engine()  #> fast slow
pick('fast')  #> pick
pick('slow')  #> pick
fallback = None or slow
fallback()  #> slow
guarded = fast and slow
guarded()  #> slow
current = fast
current()  #> fast
current = slow
current()  #> slow
