def jobs():
    yield alpha
    yield beta

def alpha(): return 1
def beta(): return 2

def chain(*its):
    for it in its:
        yield from it

def pipeline(src):
    for fn in src:
        yield fn()  #> alpha beta

class Tree:
    def __init__(self, value, kids=()):
        self.value = value
        self.kids = list(kids)
    def __iter__(self):
        yield self
        for kid in self.kids:
            yield from kid  #> Tree.__iter__
    def visit(self):
        return self.value()  #> alpha beta

for job in jobs():  #> jobs
    job()  #> alpha beta
for r in pipeline(jobs()):  #> jobs pipeline
    pass
for j in chain(jobs(), [alpha]):  #> chain jobs
    j()  #> alpha beta
tree = Tree(alpha, [Tree(beta)])  #> Tree.__init__
for node in tree:  #> Tree.__iter__
    node.visit()  #> Tree.visit
g = (fn for fn in (alpha, beta))
next(g)()  #> alpha
[n.visit() for n in tree]  #> Tree.__iter__ Tree.visit
def accumulate():
    handler = alpha
    while True:
        handler = (yield handler()) or handler  #> alpha beta
acc = accumulate()  #> accumulate
next(acc)
acc.send(beta)
def taker(n, it):
    return [x for _, x in zip(range(n), it)]
for f in taker(2, jobs()):  #> jobs taker
    f()  #> alpha beta
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return alpha
for f in Countdown(2):  #> Countdown.__init__ Countdown.__iter__ Countdown.__next__
    f()  #> alpha
list(Countdown(1))[0]()  #> Countdown.__init__ Countdown.__iter__ Countdown.__next__ alpha
