def red(): return 'r'
def green(): return 'g'
def same(f):
    return f
def pick(f, g):
    return g
def twice(f):
    return same(same(f))  #> same
same(red)()  #> red same
same(green)()  #> green same
pick(red, green)()  #> green pick
pick(green, red)()  #> pick red
twice(red)()  #> red twice
h = twice(green)  #> twice
h()  #> green
