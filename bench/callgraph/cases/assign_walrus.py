def f(): pass
if (g := f):
    g()  #> f
print((h := f)())  #> f
