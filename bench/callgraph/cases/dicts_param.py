def f1(): pass
def f2(): pass
d = {"a": f1}
def func(p):
    p["a"]()  #> f1 f2
def func2(p, k):
    p[k]()  #> f1
func(d)  #> func
func2(d, "a")  #> func2
d2 = {"a": f2}
func(d2)  #> func
