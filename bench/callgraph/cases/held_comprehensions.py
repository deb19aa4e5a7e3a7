def u():
    return 1

def v():
    return 2

class Item:
    def __init__(self, n):
        self.n = n

    def price(self):
        return self.n

    def ok(self):
        return True

fs = [u, v]
[f() for f in fs]  #> u v
{f: f() for f in fs}  #> u v
{f() for f in fs}  #> u v
list(f() for f in fs)  #> u v
items = [Item(n) for n in range(3)]  #> Item.__init__
[i.price() for i in items if i.ok()]  #> Item.ok Item.price
{i.n: i for i in items}[1].price()  #> Item.price
pairs = [(i, f) for i in items for f in fs]
for i, f in pairs:
    i.price()  #> Item.price
    f()  #> u v
nested = [[f for f in fs] for _ in range(2)]
nested[0][0]()  #> u
index = {name: fn for name, fn in (('u', u), ('v', v))}
index['u']()  #> u
groups = {k: [i for i in items] for k in 'ab'}
groups['a'][0].ok()  #> Item.ok
any(i.ok() for i in items)  #> Item.ok
sorted((i for i in items), key=lambda i: i.price())  #> <lambda> Item.price
next(i for i in items if i.ok()).price()  #> Item.ok Item.price
only = [f for f in fs if f is u]
results = [y for f in fs if (y := f())]  #> u v
flat = [x for row in [[u], [v]] for x in row]
flat[0]()  #> u
sum(map(lambda i: i.price(), items))  #> <lambda>+1 Item.price
made = [cls(1) for cls in (Item,)]  #> Item.__init__
made[0].price()  #> Item.price
gen = (i for i in items)
for i in gen:
    i.ok()  #> Item.ok
