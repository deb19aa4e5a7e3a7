class Seq:
    def __init__(self, fs): self.fs = fs
    def __iter__(self): return It(self.fs)  #> It.__init__
    def __getitem__(self, i): return self.fs[i]
class It:
    def __init__(self, fs):
        self.fs = list(fs)
    def __next__(self):
        if not self.fs: raise StopIteration
        return self.fs.pop()
    def __iter__(self): return self
def u(): pass
def w(): pass
s = Seq([u, w])  #> Seq.__init__
for f in s:  #> It.__next__ Seq.__iter__
    f()  #> u w
s[0]()  #> Seq.__getitem__ u
it = iter(s)  #> Seq.__iter__
next(it)()  #> It.__next__ w
def first(it):
    for x in it:  #> It.__next__ Seq.__iter__
        return x
first(Seq([u]))()  #> Seq.__init__ first u
first([w])()  #> first w
