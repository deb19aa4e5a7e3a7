def add(a, b):
    return a + b
def sub(a, b):
    return add(a, -b)  #> pkg.tools.numbers.add
OPS = {f.__name__: f for f in (add, sub)}
