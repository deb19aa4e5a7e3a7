class A:
    def __init__(self):
        self.a, self.b = self.x, self.y
    def x(self): pass
    def y(self): pass
a = A()  #> A.__init__
a.a()  #> A.x
a.b()  #> A.y
