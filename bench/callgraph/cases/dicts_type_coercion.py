def f1(): pass
def f2(): pass
d = {"1": f1, 1: f2}
d[1]()  #> f2
d["1"]()  #> f1
