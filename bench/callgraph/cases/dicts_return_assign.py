def f1(): pass
def func():
    d = {}
    d["a"] = f1
    return d
func()["a"]()  #> f1 func
