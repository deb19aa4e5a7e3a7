def f1(): pass
def f2(): pass
d = {}
d["a"] = f1
d["b"] = f2
d["a"]()  #> f1
d["b"]()  #> f2
