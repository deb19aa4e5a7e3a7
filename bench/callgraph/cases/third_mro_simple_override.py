class A:
    def run(self):
        return self.step()  #> A.step B.step D.step

    def step(self):
        return 'A'


class B(A):
    def step(self):
        return 'B'


class C(B):
    def run(self):
        return super().run()  #> A.run


class D(C):
    def step(self):
        return super().step()  #> B.step


A().run()  #> A A.run
B().run()  #> A.run B
C().run()  #> C C.run
D().run()  #> C.run D
