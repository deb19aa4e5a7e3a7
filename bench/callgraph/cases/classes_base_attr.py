class A:
    def __init__(self):
        self.child()  #> B.child
class B(A):
    def __init__(self):
        super().__init__()  #> A.__init__
    def child(self):
        pass
b = B()  #> B.__init__
