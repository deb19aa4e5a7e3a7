"""A primed coroutine fed with send(), closed with a finally, and one given throw()."""
from functools import wraps


def primed(func):
    @wraps(func)
    def start(*args):
        gen = func(*args)  #> averager
        next(gen)
        return gen
    return start


@primed  #> primed
def averager(done):
    total = count = 0
    average = None
    try:
        while True:
            try:
                total += clean((yield average))  #> clean
                count += 1
                average = total / count
            except ValueError:
                average = reset()  #> reset
    finally:
        done(average)


def clean(value):
    return float(value)


def reset():
    return -1.0


avg = averager(print)  #> primed.start
print(avg.send("10"), avg.send(20), avg.throw(ValueError()), avg.send("x"))
avg.close()
