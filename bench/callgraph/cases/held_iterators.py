class Num:
    def inc(self):
        return self

class Range:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return RangeIter(self)  #> RangeIter.__init__

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return Num()  #> Num

    def __reversed__(self):
        return iter([Num()])  #> Num

class RangeIter:
    def __init__(self, r):
        self.r = r
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= len(self.r):  #> Range.__len__
            raise StopIteration
        self.i += 1
        return Num()  #> Num

for n in Range(1):  #> Range.__init__ Range.__iter__ RangeIter.__next__
    n.inc()  #> Num.inc
r = Range(2)  #> Range.__init__
it = iter(r)  #> Range.__iter__
next(it).inc()  #> Num.inc RangeIter.__next__
[x.inc() for x in r]  #> Num.inc Range.__iter__ RangeIter.__next__
list(r)[0].inc()  #> Num.inc Range.__iter__ Range.__len__ RangeIter.__next__
r[0].inc()  #> Num.inc Range.__getitem__
for n in reversed(r):  #> Range.__reversed__
    n.inc()  #> Num.inc
first, *rest = r  #> Range.__iter__ RangeIter.__iter__ RangeIter.__next__
first.inc()  #> Num.inc
rest[0].inc()  #> Num.inc
a, b = r  #> Range.__iter__ RangeIter.__next__
b.inc()  #> Num.inc
for i, n in enumerate(r):  #> Range.__iter__ RangeIter.__next__
    n.inc()  #> Num.inc
for n, m in zip(r, [Num()]):  #> Num Range.__iter__ RangeIter.__next__
    n.inc()  #> Num.inc
    m.inc()  #> Num.inc
tuple(r)[1].inc()  #> Num.inc Range.__iter__ Range.__len__ RangeIter.__next__
sorted(r, key=lambda n: id(n))[0].inc()  #> <lambda> Num.inc Range.__iter__ Range.__len__ RangeIter.__next__
d = dict.fromkeys('ab', Num())  #> Num
d['a'].inc()  #> Num.inc
for k, n in d.items():
    n.inc()  #> Num.inc
print(*r)  #> Range.__iter__ Range.__len__ RangeIter.__next__
