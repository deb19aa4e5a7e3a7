class A:
    def __len__(self): return 1
    def __str__(self): return ''
    def __repr__(self): return ''
    def __bool__(self): return True
    def __contains__(self, x): return True
    def __getitem__(self, k): return k
    def __eq__(self, o): return True
    def __hash__(self): return 1
a = A()  #> A
len(a)  #> A.__len__
str(a)  #> A.__str__
repr(a)  #> A.__repr__
bool(a)  #> A.__bool__
1 in a  #> A.__contains__
a[0]  #> A.__getitem__
a == 1  #> A.__eq__
hash(a)  #> A.__hash__
if a:  #> A.__bool__
    pass
