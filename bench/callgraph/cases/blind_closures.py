def adder(n):
    def add(x):
        return x + n
    return add

def memo(fn):
    cache = {}
    def inner(arg):
        if arg not in cache:
            cache[arg] = fn(arg)  #> slow
        return cache[arg]
    inner.raw = fn
    return inner

def machine():
    state = idle
    def step():
        nonlocal state
        state = state()  #> busy idle
        return state
    return step

def idle(): return busy
def busy(): return idle

def slow(x): return x

fast = memo(slow)  #> memo
fast(1)  #> memo.inner
fast.raw(2)  #> slow
add3 = adder(3)  #> adder
add3(4)  #> adder.add
adder(1)(2)  #> adder adder.add
s = machine()  #> machine
s()  #> machine.step
s()()  #> idle machine.step

def make_handlers():
    handlers = []
    for fn in (idle, busy):
        def handler(f=fn):
            return f()  #> busy idle
        handlers.append(handler)
    return handlers

for h in make_handlers():  #> make_handlers
    h()  #> make_handlers.handler

def counter():
    total = 0
    def incr():
        nonlocal total
        total += 1
        return report(total)  #> counter.report
    def report(n):
        return n
    return {'incr': incr, 'get': lambda: report(total)}  #> counter.report

c = counter()  #> counter
c['incr']()  #> counter.incr
c['get']()  #> counter.<lambda>
