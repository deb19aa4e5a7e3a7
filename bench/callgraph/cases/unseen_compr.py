def clean(s):
    return s.strip()
def valid(s):
    return bool(s)
def size(s):
    return len(s)
words = [clean(w) for w in ('a ', 'b') if valid(w)]  #> clean valid
sizes = {w: size(w) for w in words}  #> size
unique = {clean(w) for w in words}  #> clean
total = sum(size(w) for w in words)  #> size
steps = [clean, valid, size]
results = [step(w) for w in words for step in steps]  #> clean size valid
named = {step.__name__: step for step in steps}
named['clean'](' z')  #> clean
picked = [f for f in steps if f is not valid]
for f in picked:
    f('q')  #> clean size
matrix = [[f for f in steps] for _ in range(2)]
matrix[0][1]('m')  #> valid
class Item:
    def __init__(self, f):
        self.f = f
    def run(self, s):
        return self.f(s)  #> clean size valid
items = [Item(f) for f in steps]  #> Item.__init__
[item.run('x') for item in items]  #> Item.run
chained = [y for x in words if (y := clean(x))]  #> clean
first = next(item for item in items if item.f('y'))  #> clean
first.run('z')  #> Item.run
def gen():
    return (step for step in steps)
for step in gen():  #> gen
    step('g')  #> clean size valid
{k: v('p') for k, v in named.items()}  #> clean size valid
any(valid(w) for w in words) and all(map(clean, words))  #> clean valid
tuple(fn('t') for fn in (clean, size))  #> clean size
