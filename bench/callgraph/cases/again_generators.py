def numbers(n):
    i = 0
    while i < n:
        yield i
        i = step(i)  #> step
def step(i):
    return i + 1
def squares(source):
    return (square(x) for x in source)  #> square
def square(x):
    return x * x
def handlers():
    yield square
    yield step
for value in squares(numbers(3)):  #> numbers squares
    step(value)  #> step
for h in handlers():  #> handlers
    h(1)  #> square step
total = sum(squares(numbers(2)))  #> numbers squares
class Chunks:
    def __init__(self, items, size):
        self.items = items
        self.size = size
    def __iter__(self):
        for i in range(0, len(self.items), self.size):
            yield self.cut(i)  #> Chunks.cut
    def cut(self, i):
        return self.items[i:i + self.size]
for chunk in Chunks([step, square, step], 2):  #> Chunks.__init__ Chunks.__iter__
    for fn in chunk:
        fn(2)  #> square step
def average():
    total = 0
    count = 0
    value = None
    while True:
        x = yield value
        total += x
        count = step(count)  #> step
        value = total / count
avg = average()  #> average
next(avg)
avg.send(3)
def tree(depth):
    if depth:
        yield from tree(depth - 1)  #> tree
        yield leaf
def leaf():
    return 'leaf'
for fn in tree(2):  #> tree
    fn()  #> leaf
list(map(step, numbers(2)))  #> numbers step
