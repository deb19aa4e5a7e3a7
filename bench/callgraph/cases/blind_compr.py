class Item:
    def __init__(self, k): self.k = k
    def key(self): return self.k
    def ok(self): return True
    def sub(self): return [Item(1)]  #> Item.__init__
def mk(n): return Item(n)  #> Item.__init__
def keep(i): return i.ok()  #> Item.ok
items = [mk(n) for n in range(3)]  #> mk
items[0].key()  #> Item.key
[i.key() for i in items if i.ok()]  #> Item.key Item.ok
{i.key(): i for i in items}[0].ok()  #> Item.key Item.ok
{i for i in items}.pop().key()  #> Item.key
sum(i.key() for i in items)  #> Item.key
[s.key() for i in items for s in i.sub()]  #> Item.key Item.sub
[[s.ok() for s in i.sub()] for i in items]  #> Item.ok Item.sub
kept = [i for i in items if keep(i)]  #> keep
kept[-1].key()  #> Item.key
by = {}
for i in items:
    by.setdefault(i.key(), []).append(i)  #> Item.key
by[0][0].ok()  #> Item.ok
for k, vs in by.items():
    for v in vs: v.key()  #> Item.key
pairs = [(i, i.key) for i in items]
for i, f in pairs: f()  #> Item.key
[f() for _, f in pairs]  #> Item.key
next(i for i in items if i.ok()).key()  #> Item.key Item.ok
funcs = [i.key for i in items]
funcs[1]()  #> Item.key
g = (mk(n) for n in range(2))  #> mk
for x in g: x.ok()  #> Item.ok
best = max(items, key=lambda i: i.key())  #> <lambda> Item.key
best.ok()  #> Item.ok
any(keep(i) for i in items)  #> keep
list(filter(keep, items))[0].key()  #> Item.key keep
list(map(Item.key, items))  #> Item.key
dict(zip('abc', items))['a'].ok()  #> Item.ok
sorted(items, key=Item.key)[0].ok()  #> Item.key Item.ok
[y.key() for x in [1] if (y := mk(x))]  #> Item.key mk
{**{'a': items[0]}}['a'].key()  #> Item.key
[*items][0].ok()  #> Item.ok
