def ident(x):
    return x

def first(a, b):
    return a

def choose(flag, a, b):
    if flag:
        return a
    return b

def twice(f):
    return ident(ident(f))  #> ident

def red():
    return 'red'

def blue():
    return 'blue'

class Paint:
    def mix(self):
        return self

class Brush:
    def stroke(self):
        return Paint()  #> Paint

ident(red)()  #> ident red
ident(blue)()  #> blue ident
first(red, blue)()  #> first red
first(blue, red)()  #> blue first
twice(red)()  #> red twice
twice(blue)()  #> blue twice
p = ident(Paint())  #> Paint ident
b = ident(Brush())  #> Brush ident
p.mix()  #> Paint.mix
b.stroke().mix()  #> Brush.stroke Paint.mix
ident(b).stroke()  #> Brush.stroke ident
choose(True, red, red)()  #> choose red
x = first(Paint(), Brush())  #> Brush Paint first
x.mix()  #> Paint.mix
y = first(b=Paint(), a=Brush())  #> Brush Paint first
y.stroke()  #> Brush.stroke
