def f1(): pass
def f2(): pass
def f3(): pass
fns = [f1, f2, f3]
fns[0]()  #> f1
fns[-1]()  #> f3
for fn in fns:
    fn()  #> f1 f2 f3
for fn in fns[:1]:
    fn()  #> f1
nested = [[f1], [f2, f3]]
nested[1][0]()  #> f2
flat = [fn for sub in nested for fn in sub]
flat[0]()  #> f1
fns.append(f1)
fns[3]()  #> f1
stack = []
stack.append(f2)
stack.pop()()  #> f2
queue = [f1, f2]
while queue:
    queue.pop(0)()  #> f1 f2
tup = (f1, (f2, f3))
tup[1][1]()  #> f3
a, (b, c) = tup
c()  #> f3
pairs = list(zip('ab', fns))
for name, fn in pairs:
    fn()  #> f1 f2
pairs[0][1]()  #> f1
rev = fns[::-1]
rev[0]()  #> f1
both = [f1] + [f2]
both[1]()  #> f2
rep = [f3] * 2
rep[1]()  #> f3
s = {f1}
for fn in s:
    fn()  #> f1
fns.insert(0, f3)
fns[0]()  #> f3
fns.extend([f2])
fns[-1]()  #> f2
del fns[0]
[f() for f in (f1, f2) if f is not f2]  #> f1
any(f() for f in [f1, f3])  #> f1 f3
class Stack:
    def __init__(self): self.items = []
    def push(self, x): self.items.append(x); return self
    def pop(self): return self.items.pop()
    def __getitem__(self, i): return self.items[i]
    def __len__(self): return len(self.items)
st = Stack().push(f1).push(f2)  #> Stack.__init__ Stack.push
st.pop()()  #> Stack.pop f2
st[0]()  #> Stack.__getitem__ f1
if st: f3()  #> Stack.__len__ f3
