def f1(): pass
def f2(): pass
k = "a"
d = {"a": f1, "b": f2}
d[k]()  #> f1
d.setdefault("c", f2)()  #> f2
d.pop("b")()  #> f2
(d.get("zz") or f1)()  #> f1
