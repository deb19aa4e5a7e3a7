def a(): pass
def b(): pass
def two(x, y):
    x()  #> a b
    y()  #> a b
pair = (a, b)
two(*pair)  #> two
opts = {'x': b, 'y': a}
two(**opts)  #> two
two(*[a, a])  #> two
