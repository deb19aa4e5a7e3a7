from functools import reduce, partial
def inc(x): return x + 1
def is_odd(x): return x % 2
def add(x, y): return x + y
def neg(x): return -x
list(map(inc, [1, 2]))  #> inc
list(filter(is_odd, [1, 2]))  #> is_odd
reduce(add, [1, 2, 3])  #> add
sorted([3, 1], key=neg)  #> neg
max([1, 2], key=inc)  #> inc
min([1, 2], key=neg, default=0)  #> neg
any(map(is_odd, [2, 3]))  #> is_odd
sum(map(inc, (1,)))  #> inc
p = partial(add, 1)
p(2)  #> add
[f(1) for f in map(lambda k: partial(add, k), [1])]  #> <lambda> add
for f, g in zip([inc], [neg]):
    f(1)  #> inc
    g(1)  #> neg
for i, f in enumerate([inc, neg]):
    f(i)  #> inc neg
