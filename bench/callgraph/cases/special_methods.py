class N:
    def __init__(self, v=0): self.v = v
    def __add__(self, o): return N()  #> N.__init__
    def __radd__(self, o): return N()  #> N.__init__
    def __sub__(self, o): return N()  #> N.__init__
    def __mul__(self, o): return N()  #> N.__init__
    def __neg__(self): return N()  #> N.__init__
    def __lt__(self, o): return True
    def __eq__(self, o): return True
    def __hash__(self): return 1
    def __len__(self): return 3
    def __bool__(self): return True
    def __contains__(self, x): return True
    def __getitem__(self, i): return N()  #> N.__init__
    def __setitem__(self, i, v): pass
    def __delitem__(self, i): pass
    def __call__(self, *a): return N()  #> N.__init__
    def __iadd__(self, o): return self
    def __str__(self): return ''
    def __repr__(self): return ''
    def __enter__(self): return self
    def __exit__(self, *a): pass
    def __getattr__(self, n): return n
    def __format__(self, s): return ''
    def __matmul__(self, o): return N()  #> N.__init__
    def __or__(self, o): return N()  #> N.__init__
    def __invert__(self): return N()  #> N.__init__
    def __abs__(self): return N()  #> N.__init__
    def __int__(self): return 1
    def __index__(self): return 1
    def __reversed__(self): return iter([])
    def go(self): pass
n = N()  #> N.__init__
(n + n).go()  #> N.__add__ N.go
(1 + n).go()  #> N.__radd__ N.go
(n - 1).go()  #> N.__sub__ N.go
(n * 2).go()  #> N.__mul__ N.go
(-n).go()  #> N.__neg__ N.go
n < n  #> N.__lt__
n == n  #> N.__eq__
hash(n)  #> N.__hash__
len(n)  #> N.__len__
bool(n)  #> N.__bool__
1 in n  #> N.__contains__
n[0].go()  #> N.__getitem__ N.go
n[0] = 1  #> N.__setitem__
del n[0]  #> N.__delitem__
n().go()  #> N.__call__ N.go
n += n  #> N.__iadd__
str(n)  #> N.__str__
repr(n)  #> N.__repr__
with n as m:  #> N.__enter__ N.__exit__
    m.go()  #> N.go
n.missing  #> N.__getattr__
f'{n}'  #> N.__format__
format(n)  #> N.__format__
(n @ n).go()  #> N.__matmul__ N.go
(n | n).go()  #> N.__or__ N.go
(~n).go()  #> N.__invert__ N.go
abs(n).go()  #> N.__abs__ N.go
int(n)  #> N.__int__
reversed(n)  #> N.__reversed__
if n:  #> N.__bool__
    pass
not n  #> N.__bool__
while n:  #> N.__bool__
    break
n and 1  #> N.__bool__
print(n)  #> N.__str__
'%s' % n  #> N.__str__
{n: 1}  #> N.__hash__
{n}  #> N.__hash__
sorted([n, n])  #> N.__lt__
