def x(): pass
def y(): pass
def give():
    return x
def give_two():
    return x, y
def chain():
    return give
def nested(k):
    def inside():
        return k
    return inside
give()()  #> give x
a, b = give_two()  #> give_two
a()  #> x
b()  #> y
chain()()()  #> chain give x
nested(x)()()  #> nested nested.inside x
nested(y)()()  #> nested nested.inside y
f = nested
f(give)()()()  #> give nested nested.inside x
give_two()[1]()  #> give_two y
