def f1(): pass
def f2(): pass
d = {"a": f1}
d.update({"a": f2})
d["a"]()  #> f2
d.update(b=f1)
d["b"]()  #> f1
e = dict(a=f1, b=f2)
e["b"]()  #> f2
g = {**d, "z": f2}
g["z"]()  #> f2
g["b"]()  #> f1
