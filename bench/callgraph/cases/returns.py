def a(): ...
def b(): ...
def make():
    return a
make()()  #> make a
def choose(x):
    if x:
        return a
    return b
choose(1)()  #> choose a
def outer():
    def inner():
        return b
    return inner
outer()()()  #> outer outer.inner b
def pair():
    return a, b
left, right = pair()  #> pair
left()  #> a
right()  #> b
