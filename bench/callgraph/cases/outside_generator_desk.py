from functools import wraps

def primed(gen_fn):
    @wraps(gen_fn)
    def start(*args, **kwargs):
        g = gen_fn(*args, **kwargs)  #> averager broadcaster keep
        next(g)
        return g
    return start

@primed  #> primed
def averager(fmt=round):
    total = count = 0
    avg = None
    while True:
        try:
            value = yield avg
        except LookupError:
            total = count = 0
            avg = reset_value()  #> reset_value
            continue
        total += value
        count += 1
        avg = fmt(total / count)  #> <lambda>

def reset_value():
    return "reset"

@primed  #> primed
def broadcaster(*targets):
    try:
        while True:
            item = yield
            for t in targets:
                t.send(item)
    finally:
        for t in targets:
            t.close()

@primed  #> primed
def keep(pred, out):
    try:
        while True:
            item = yield
            if pred(item):  #> <lambda>+1 is_even
                out(item)
    except GeneratorExit:
        out(summary())  #> summary

def summary():
    return "end"

def subtask(n):
    got = yield n
    return label(got)  #> label

def label(x):
    return "<%s>" % x

def maintask():
    a = yield from subtask(1)  #> subtask
    b = yield from subtask(2)  #> subtask
    return a + b

def is_even(n):
    return n % 2 == 0

avg = averager()  #> primed.start
print([avg.send(v) for v in (10, 20, 45)])
print(avg.throw(LookupError), avg.send(4))
avg2 = averager(fmt=lambda v: "%.1f" % v)  #> primed.start
print(avg2.send(3))

evens, big = [], []
b = broadcaster(keep(is_even, evens.append), keep(lambda n: n > 3, big.append))  #> primed.start
for n in range(6):
    b.send(n)
b.close()
print(evens, big)

task = maintask()  #> maintask
print(next(task), task.send("x"))
try:
    task.send("y")
except StopIteration as stop:
    print(stop.value)
