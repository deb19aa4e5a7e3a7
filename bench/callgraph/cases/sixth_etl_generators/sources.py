import itertools

DATA = """1,10,EUR
2,5,USD
2,5,USD
x,oops,EUR
3,7,EUR"""
RATES = {"USD": 2}


def from_text(text):
    yield from map(str.strip, text.splitlines())


def endless(start=0):
    n = start
    while True:
        yield square(n)  #> sources.square
        n += 1


def square(n):
    return n * n


def merged(*srcs):
    for src in itertools.chain(*srcs):
        yield src
