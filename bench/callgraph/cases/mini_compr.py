class N:
    def __init__(self, v): self.v = v
    def val(self): return self.v
    def ok(self): return True
def mk(v): return N(v)  #> N.__init__
ns = [mk(i) for i in range(2)]  #> mk
vals = [n.val() for n in ns if n.ok()]  #> N.ok N.val
d = {n.v: n for n in ns}
d[0].val()  #> N.val
s = {f(1) for f in (mk, N)}  #> N.__init__ mk
[x.val() for x in s]  #> N.val
gen = (n.ok() for n in ns)  #> N.ok
all(gen)
m = [[mk(j) for j in range(2)] for _ in range(2)]  #> mk
m[0][1].val()  #> N.val
{k: v() for k, v in {'a': ns[0].val}.items()}  #> N.val
