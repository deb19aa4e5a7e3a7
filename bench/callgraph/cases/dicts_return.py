def f1(): pass
def func():
    return {"a": f1}
func()["a"]()  #> f1 func
d = func()  #> func
d["a"]()  #> f1
