def a(): pass
def func(x=None, *, y=None):
    x()  #> a
    y()  #> a end
func(x=a, y=a)  #> func
def chain(f1=None, f2=None):
    f1(f=f2)  #> mid
def mid(f=None):
    f()  #> end
def end(): pass
chain(f1=mid, f2=end)  #> chain
d = {'y': end, 'x': a}
func(**d)  #> func
