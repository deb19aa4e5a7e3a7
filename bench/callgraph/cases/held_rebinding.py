def one():
    pass

def two():
    pass

def three():
    pass

class Box:
    def __init__(self):
        self.cb = one

    def swap(self):
        self.cb()  #> one
        self.cb = two
        self.cb()  #> two
        self.cb = three
        return self.cb

def local():
    f = one
    g = f
    f = two
    g()  #> one
    f()  #> two
    f, g = g, f
    f()  #> one
    g()  #> two
    del f
    f = three
    f()  #> three

def shadow(one):
    one()  #> three
    one = two
    one()  #> two

box = Box()  #> Box.__init__
box.swap()()  #> Box.swap three
local()  #> local
shadow(three)  #> shadow
handlers = {'a': one, 'b': two}
handlers['a']()  #> one
handlers['a'] = three
handlers['a']()  #> three
handlers['b']()  #> two
stack = [one]
stack[0]()  #> one
stack[0] = two
stack[0]()  #> two
one = two
one()  #> two
