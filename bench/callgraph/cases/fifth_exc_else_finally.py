"""Calls in try, except, else and finally, nested and with a re-raise."""
log = []


def parse(text):
    return int(text)


def keep(number):
    log.append(number)
    return number


def recover(exc):
    return type(exc).__name__


def release(name):
    log.append("release " + name)


def load(text):
    try:
        number = parse(text)  #> parse
    except ValueError as exc:
        log.append(recover(exc))  #> recover
        raise LookupError(text) from exc
    else:
        return keep(number)  #> keep
    finally:
        release(text)  #> release


for item in ("7", "x"):
    try:
        load(item)  #> load
    except LookupError as problem:
        log.append(recover(problem.__cause__))  #> recover
print(log)
