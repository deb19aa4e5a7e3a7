def f1(): pass
def func(d):
    d["b"] = f1
d = {}
func(d)  #> func
d["b"]()  #> f1
