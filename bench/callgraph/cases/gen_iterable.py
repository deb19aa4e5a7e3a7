class Cls:
    def __init__(self, max=0):
        self.max = max
    def __iter__(self):
        self.n = 0
        return self
    def __next__(self):
        if self.n > self.max:
            raise StopIteration
        self.n += 1
        return func
def func(): pass
c = Cls(2)  #> Cls.__init__
for x in c:  #> Cls.__iter__ Cls.__next__
    x()  #> func
for y in Cls(1):  #> Cls.__init__ Cls.__iter__ Cls.__next__
    y()  #> func
[z() for z in c]  #> Cls.__iter__ Cls.__next__ func
it = iter(c)  #> Cls.__iter__
next(it)()  #> Cls.__next__ func
list(c)  #> Cls.__iter__ Cls.__next__
