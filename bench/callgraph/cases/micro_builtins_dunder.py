class V:
    def __init__(self, x): self.x = x
    def __len__(self): return 2
    def __bool__(self): return True
    def __repr__(self): return 'V'
    def __str__(self): return 's'
    def __hash__(self): return 1
    def __eq__(self, o): return True
    def __lt__(self, o): return False
    def __iter__(self): return iter([1])
    def __contains__(self, o): return True
    def __getitem__(self, i): return V(i)  #> V.__init__
    def __abs__(self): return self
    def __int__(self): return 3
    def __format__(self, s): return 'f'
v = V(1)  #> V.__init__
len(v)  #> V.__len__
bool(v)  #> V.__bool__
repr(v)  #> V.__repr__
str(v)  #> V.__str__
hash(v)  #> V.__hash__
v == v  #> V.__eq__
sorted([v, V(2)])  #> V.__init__ V.__lt__
list(v)  #> V.__iter__ V.__len__
1 in v  #> V.__contains__
v[0].x  #> V.__getitem__
abs(v).x  #> V.__abs__
int(v)  #> V.__int__
f'{v}'  #> V.__format__
'{}'.format(v)  #> V.__format__
