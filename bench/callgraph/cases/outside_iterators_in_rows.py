class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIter(self.start)  #> CountdownIter.__init__

    def __reversed__(self):
        yield from range(1, self.start + 1)


class CountdownIter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class Legacy:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError(i)
        return self.item(i)  #> Legacy.item

    def item(self, i):
        return "item%d" % i


class Ticker:
    def __init__(self):
        self.t = 0

    def tick(self):
        self.t += 1
        return self.t


def pairs(seq):
    it = iter(seq)  #> Countdown.__iter__
    for first in it:  #> CountdownIter.__iter__ CountdownIter.__next__
        yield first, next(it, None)  #> CountdownIter.__next__


def chain_all(*many):
    for one in many:
        yield from one  #> Countdown.__iter__ CountdownIter.__next__ Legacy.__getitem__


first, *others = Countdown(4)  #> Countdown.__init__ Countdown.__iter__ CountdownIter.__iter__ CountdownIter.__next__
print(first, others)
print(list(reversed(Countdown(3))), [*Legacy()], "item2" in Legacy())  #> Countdown.__init__ Countdown.__reversed__ Legacy Legacy.__getitem__
print(list(pairs(Countdown(5))))  #> Countdown.__init__ pairs
print(list(iter(Ticker().tick, 4)))  #> Ticker.__init__ Ticker.tick
print(list(chain_all(Countdown(2), Legacy())))  #> Countdown.__init__ Legacy chain_all
print(dict(zip(Legacy(), Countdown(3))), max(Countdown(6), key=lambda v: -v))  #> <lambda> Countdown.__init__ Countdown.__iter__ CountdownIter.__next__ Legacy Legacy.__getitem__
