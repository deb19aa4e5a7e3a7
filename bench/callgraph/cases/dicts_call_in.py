class A:
    def m(self): pass
d = {"x": A}
d["x"]().m()  #> A.m A
i = {"x": A()}  #> A
i["x"].m()  #> A.m
for k, v in d.items():
    v().m()  #> A.m A
