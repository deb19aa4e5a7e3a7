import itertools
def tick():
    return 't'
def tock():
    return 'k'
def clock():
    while True:
        yield tick
        yield tock
for fn in itertools.islice(clock(), 4):  #> clock
    fn()  #> tick tock
for fn, n in zip(clock(), range(2)):  #> clock
    fn()  #> tick tock
for fn in itertools.chain([tick], (tock,)):
    fn()  #> tick tock
c = itertools.cycle([tick])
next(c)()  #> tick
for key, group in itertools.groupby([tick, tick, tock], key=lambda f: f()):  #> <lambda> tick tock
    for member in group:  #> <lambda>
        member()  #> tick tock
def accumulate(acc, x):
    return merge(acc, x)  #> merge
def merge(a, b):
    return a + b
list(itertools.accumulate([1, 2, 3], accumulate))  #> accumulate
list(itertools.starmap(merge, [(1, 2)]))  #> merge
list(itertools.takewhile(lambda f: f() == 't', [tick, tock]))  #> <lambda>+1 tick tock
for f, g in itertools.product([tick], [tock]):
    f()  #> tick
    g()  #> tock
for f, g in itertools.zip_longest([tick], [tock], fillvalue=merge):
    f(); g()  #> tick tock
evens = itertools.filterfalse(lambda n: odd(n), range(3))  #> odd
def odd(n):
    return n % 2
list(evens)  #> <lambda>+2
