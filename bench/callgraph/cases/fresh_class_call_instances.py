class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return x + self.n


class Chain:
    def __init__(self):
        self.steps = []

    def add(self, step):
        self.steps.append(step)
        return self

    def __call__(self, x):
        for step in self.steps:
            x = step(x)  #> Adder.__call__ negate
        return x

    def __len__(self):
        return len(self.steps)

    def __getitem__(self, index):
        return self.steps[index]


def negate(x):
    return -x


chain = Chain().add(Adder(1)).add(negate)  #> Adder.__init__ Chain.__init__ Chain.add
chain(5)  #> Chain.__call__
len(chain)  #> Chain.__len__
chain[0](1)  #> Adder.__call__ Chain.__getitem__
list(map(chain, [1, 2]))  #> Chain.__call__
