class Row:
    def __init__(self, n): self.n = n
    def key(self): return self.n
    def __lt__(self, o): return self.n < o.n
def by(r): return r.n
rows = [Row(2), Row(1)]  #> Row.__init__
rows.sort(key=lambda r: r.key())  #> <lambda> Row.key
sorted(rows, key=by)  #> by
sorted(rows)  #> Row.__lt__
max(rows, key=lambda r: by(r))  #> <lambda>+1 by
list(map(lambda r: r.key(), rows))  #> <lambda>+2 Row.key
list(filter(lambda r: r.key() > 1, rows))  #> <lambda>+3 Row.key
comp = lambda f, g: lambda x: f(g(x))  #> dbl inc
def inc(x): return x + 1
def dbl(x): return x * 2
comp(inc, dbl)(1)  #> <lambda>+4 <lambda>+4.<lambda>
