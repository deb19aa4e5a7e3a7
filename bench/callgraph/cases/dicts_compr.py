def f1(): pass
def f2(): pass
d = {n: f for n, f in [("a", f1), ("b", f2)]}
d["a"]()  #> f1
e = {f.__name__: f for f in (f1, f2)}
for v in e.values():
    v()  #> f1 f2
