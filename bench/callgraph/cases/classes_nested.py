class A:
    class B:
        def m(self): pass
        class D:
            def n(self): pass
    def make(self):
        return A.B()  #> A.B
A.B().m()  #> A.B.m A.B
A().make().m()  #> A.B.m A.make A
A.B.D().n()  #> A.B.D.n A.B.D
A().B().m()  #> A.B.m A A.B
