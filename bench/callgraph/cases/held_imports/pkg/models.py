class Base:
    def step(self):
        pass

    def go(self):
        self.step()  #> main.Mine.step pkg.core.Impl.step
