def func(a): pass
def pred(a): return a
ls = [1, 2]
list(map(func, ls))  #> func
list(filter(pred, ls))  #> pred
sorted(ls, key=func_key) if False else None
def key(x): return x
sorted(ls, key=key)  #> key
max(ls, key=key)  #> key
ls.sort(key=key)  #> key
from functools import reduce
def add(a, b): return a + b
reduce(add, ls)  #> add
