def numbers(n):
    for i in range(n):
        yield i


def functions():
    yield a
    yield b
    return c


def a():
    return 1


def b():
    return 2


def c():
    return 3


def delegate():
    result = yield from functions()  #> functions
    result()  #> c
    yield result


def coroutine():
    received = None
    while True:
        received = yield received
        if received is None:
            return
        received()  #> a b


def catcher():
    try:
        yield 1
    except ValueError as error:
        handle(error)  #> handle
        yield a


def handle(error):
    return str(error)


class Tree:
    def __init__(self, value, *children):
        self.value = value
        self.children = children

    def __iter__(self):
        yield self
        for child in self.children:
            yield from child  #> Tree.__iter__

    def show(self):
        return self.value


def pipeline(source, *stages):
    for stage in stages:
        source = stage(source)  #> evens squares
    return source


def squares(items):
    for item in items:
        yield item * item


def evens(items):
    return (item for item in items if check(item))  #> check


def check(item):
    return item % 2 == 0


for function in functions():  #> functions
    function()  #> a b
for function in delegate():  #> delegate
    function()  #> a b c
co = coroutine()  #> coroutine
next(co)
co.send(a)
co.send(b)
try:
    co.send(None)
except StopIteration:
    pass
gen = catcher()  #> catcher
next(gen)
gen.throw(ValueError("x"))()  #> a
tree = Tree(1, Tree(2), Tree(3))  #> Tree.__init__
for node in tree:  #> Tree.__iter__
    node.show()  #> Tree.show
[node.show() for node in tree]  #> Tree.__iter__ Tree.show
print(sum(pipeline(numbers(3), squares, evens)))  #> numbers pipeline
lazy = (f() for f in [a, b])  #> a b
list(lazy)
first = next(f for f in functions())  #> functions
first()  #> a
maybe = next((f for f in [c] if f()), None)  #> c
maybe()  #> c
x, y = functions()  #> functions
x()  #> a
y()  #> b
gens = [g() for g in (numbers, functions) if g is functions]  #> functions
next(gens[0])()  #> a


def wrapper(inner):
    value = yield from inner
    return value


def receiver():
    got = yield
    got()  #> c
    return got


w = wrapper(receiver())  #> receiver wrapper
next(w)
try:
    w.send(c)
except StopIteration as stop:
    stop.value()  #> c
