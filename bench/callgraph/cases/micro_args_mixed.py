def first(): pass
def second(): pass
def third(): pass
def run(a, b, /, c, *, d=third):
    a()  #> first third
    d()  #> second third
    return b, c
x, y = run(first, second, third)  #> run
x()  #> second
y()  #> third
x, y = run(second, c=first, b=0, d=first) if False else run(third, first, c=second, d=second)  #> run
y()  #> second
def swap(p, q):
    return q, p
m, n = swap(first, second)  #> swap
m()  #> second
n()  #> first
