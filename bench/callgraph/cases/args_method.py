class C:
    def run(self, cb):
        cb()  #> a b
    def twice(self, cb):
        self.run(cb)  #> C.run
def a(): pass
def b(): pass
C().run(a)  #> C.run C
c = C()  #> C
c.twice(b)  #> C.twice
