from ext import key
def f1(): pass
d = {"a": f1}
d[key]()  #> main.f1
