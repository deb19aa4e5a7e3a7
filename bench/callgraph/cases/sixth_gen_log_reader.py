LOG = """\
INFO start
WARN disk low
INFO tick
ERROR disk full
"""


def lines(text):
    for line in text.splitlines():
        yield line


def parsed(source):
    for line in source:
        yield split(line)  #> split


def split(line):
    level, _, msg = line.partition(" ")
    return level, msg


def only(level, source):
    return (msg for lvl, msg in source if matches(lvl, level))  #> matches


def matches(a, b):
    return a == b


def numbered(source, start=1):
    yield from enumerate(source, start)


def averager():
    total = count = 0
    value = yield
    while value is not None:
        total += value
        count += 1
        value = yield avg(total, count)  #> avg
    return total


def avg(t, c):
    return t / c


def supervise(results):
    final = yield from averager()  #> averager
    results.append(final)


print(list(numbered(only("INFO", parsed(lines(LOG))))))  #> lines numbered only parsed
res = []
co = supervise(res)  #> supervise
next(co)
print(co.send(10), co.send(20))
try:
    co.send(None)
except StopIteration:
    print("done", res)
lazy = parsed(lines(LOG))  #> lines parsed
print(next(lazy), next(iter(lazy)))
