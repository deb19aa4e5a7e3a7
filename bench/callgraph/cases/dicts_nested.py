def f1(): pass
def f2(): pass
d = {"a": {"b": f1}}
d["a"]["b"]()  #> f1
d["a"]["c"] = f2
d["a"]["c"]()  #> f2
