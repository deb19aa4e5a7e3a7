def a(): return 1
def b(): return 2
def numbers():
    yield a
    yield b
    return a
def outer():
    last = yield from numbers()  #> numbers
    last()  #> a
    yield last
for f in outer():  #> outer
    f()  #> a b
def inf():
    while True:
        yield b
g = inf()  #> inf
next(g)()  #> b
squares = (fn() for fn in numbers())  #> a b numbers
list(squares)
first, *rest = numbers()  #> numbers
first()  #> a
