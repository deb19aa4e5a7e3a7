from pkg.tools.numbers import add
def compute(n):
    return add(n, n)  #> pkg.tools.numbers.add
