def average():
    total = count = 0
    value = None
    while True:
        received = yield value
        if received is None:
            return finish(total, count)  #> finish
        total += received
        count += 1
        value = compute(total, count)  #> compute


def compute(total, count):
    return total / count


def finish(total, count):
    return compute(total, count)  #> compute


def delegator(results):
    while True:
        result = yield from average()  #> average
        store(results, result)  #> store


def store(results, result):
    results.append(result)


results = []
coro = delegator(results)  #> delegator
next(coro)
coro.send(1)
coro.send(3)
coro.send(None)
coro.close()
