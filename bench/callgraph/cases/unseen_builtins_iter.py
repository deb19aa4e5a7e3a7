def double(x):
    return x * 2
def is_even(x):
    return x % 2 == 0
def add(a, b):
    return a + b
class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.step
    def step(self):
        return self.n
    def __contains__(self, item):
        return item == self.n
    def __getitem__(self, i):
        return double
    def __setitem__(self, i, v):
        v(1)  #> is_even
for s in Countdown(2):  #> Countdown.__init__ Countdown.__iter__ Countdown.__next__
    s()  #> Countdown.step
nums = list(map(double, filter(is_even, range(4))))  #> double is_even
c = Countdown(3)  #> Countdown.__init__
c[0](4)  #> Countdown.__getitem__ double
c[1] = is_even  #> Countdown.__setitem__
3 in c  #> Countdown.__contains__
next(c)()  #> Countdown.__next__ Countdown.step
fns = [double, is_even]
for i, fn in enumerate(fns):
    fn(i)  #> double is_even
for fn, arg in zip(fns, nums):
    fn(arg)  #> double is_even
for fn in reversed(fns):
    fn(2)  #> double is_even
all(map(is_even, nums))  #> is_even
sum(double(n) for n in nums)  #> double
it = iter(fns)
next(it)(3)  #> double
next(it, add)(3)  #> is_even
isinstance(c, Countdown) and callable(double) and double(1)  #> double
