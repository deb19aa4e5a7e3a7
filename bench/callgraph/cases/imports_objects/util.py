def twice(fn):
    fn()  #> main.job
    fn()  #> main.job
def compose(f, g):
    return lambda x: f(g(x))  #> main.other
class Pipeline:
    def __init__(self): self.steps = []
    def add(self, step):
        self.steps.append(step)
        return self
    def run(self):
        for s in self.steps:
            s()  #> main.<lambda> main.job
