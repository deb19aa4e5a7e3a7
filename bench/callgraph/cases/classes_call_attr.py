class A:
    table = {}
    fn = None
    def reg(self, f):
        self.fn = f
        self.table['k'] = f
        self.ls = []
        self.ls.append(f)
    def go(self):
        self.fn()  #> a
        self.table['k']()  #> a
        for f in self.ls:
            f()  #> a
def a(): pass
x = A()  #> A
x.reg(a)  #> A.reg
x.go()  #> A.go
