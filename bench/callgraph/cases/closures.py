def a(): ...
def counter():
    def step():
        a()  #> a
        return step
    return step
s = counter()  #> counter
s()  #> counter.step
s()()  #> counter.step counter.step
def decorate(f):
    def wrapped():
        return f()  #> a
    return wrapped
decorate(a)()  #> decorate decorate.wrapped
