def fib(n):
    if n in fib.cache:
        fib.hits += 1
        return fib.cache[n]
    value = n if n < 2 else fib(n - 1) + fib(n - 2)  #> fib
    fib.cache[n] = value
    if fib.trace:
        fib.trace(n, value)  #> show
    return value


def show(n, value):
    print(f"fib({n}) = {value}")


fib.cache = {}
fib.hits = 0
fib.trace = show


def walk(tree, visit):
    if isinstance(tree, list):
        return sum(walk(branch, visit) for branch in tree)  #> walk
    return visit(tree)  #> count fib


def count(_leaf):
    return 1


print(fib(5), fib.hits)  #> fib
print(walk([1, [2, [3]], 8], fib))  #> walk
print(walk([1, [2, 3]], count))  #> walk
