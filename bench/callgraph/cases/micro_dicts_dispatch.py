class Calc:
    def __init__(self):
        self.ops = {'+': self.add, '-': self.sub}
    def add(self, a, b): return a + b
    def sub(self, a, b): return a - b
    def run(self, op, a, b):
        return self.ops[op](a, b)  #> Calc.add Calc.sub
    def plus(self, a, b):
        return self.ops['+'](a, b)  #> Calc.add
c = Calc()  #> Calc.__init__
c.run('+', 1, 2)  #> Calc.run
c.run('-', 1, 2)  #> Calc.run
c.plus(1, 2)  #> Calc.plus
from collections import defaultdict
table = defaultdict(list)
def h1(): pass
def h2(): pass
table['x'].append(h1)
table['y'].append(h2)
table['x'][0]()  #> h1
for h in table['y']:
    h()  #> h2
