class A:
    def __init__(self):
        self.f = self.g
    def g(self): pass
class B(A):
    def __init__(self):
        super().__init__()  #> A.__init__
        self.f()  #> B.g
    def g(self): pass
B()  #> B.__init__
