class Maker:
    def make(self, kind):
        if kind == 'x':
            return X()  #> X
        elif kind == 'y':
            return Y()  #> Y
        return None
    def both(self):
        return X(), Y()  #> X Y
class X:
    def act(self): return 1
class Y:
    def act(self): return 2
m = Maker()  #> Maker
m.make('x').act()  #> Maker.make X.act
m.make('y').act()  #> Maker.make Y.act
x, y = m.both()  #> Maker.both
x.act()  #> X.act
y.act()  #> Y.act
m.both()[1].act()  #> Maker.both Y.act
def opt(flag):
    result = X
    if flag:
        result = Y
    return result
opt(True)().act()  #> Y Y.act opt
opt(False)().act()  #> X X.act opt
