class Root:
    def run(self): return self.step()  #> Both.step Left.step
    def step(self): raise NotImplementedError
class Left(Root):
    def step(self): return 'l'
class Right(Root):
    def step(self): return 'r'
class Both(Left, Right):
    def step(self):
        super().step()  #> Left.step
        return Right.step(self)  #> Right.step
Both().run()  #> Both Root.run
Left().run()  #> Left Root.run
class Mix:
    def run(self):
        return super().run()  #> Root.run
class Final(Mix, Both): pass
Final().run()  #> Final Mix.run
