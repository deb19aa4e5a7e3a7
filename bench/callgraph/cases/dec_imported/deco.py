def dec(f):
    def inner(*a):
        return f(*a)  #> main.func
    return inner
