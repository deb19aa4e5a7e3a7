def p(): return p
def q(): return q
class Holder:
    def __init__(self):
        self.fns = []
    def add(self, f):
        self.fns.append(f)
        return self
    def run(self):
        for f in self.fns:
            f()  #> p q
    def first(self):
        return self.fns[0]
h = Holder()  #> Holder.__init__
h.add(p)  #> Holder.add
h.run()  #> Holder.run
h.first()()  #> Holder.first p
Holder().add(q).run()  #> Holder.__init__ Holder.add Holder.run
def build():
    out = []
    out.extend([p, q])
    return out
build()[0]()  #> build p
build()[1]()  #> build q
nested = [[p], [q]]
nested[0][0]()  #> p
nested[1].append(p)
nested[1][1]()  #> p
