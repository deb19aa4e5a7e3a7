class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __abs__(self):
        return self.x + self.y

    def __len__(self):
        return 2

    def __iter__(self):
        return iter((self.x, self.y))

    def __reversed__(self):
        return iter((self.y, self.x))

    def __contains__(self, item):
        return item in (self.x, self.y)

    def __bool__(self):
        return True

    def __int__(self):
        return self.x

    def __index__(self):
        return self.y

    def __repr__(self):
        return "Vec"

    def __str__(self):
        return "vec"

    def __format__(self, spec):
        return "v" + spec

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.x == other.x

    def __lt__(self, other):
        return self.x < other.x

    def __call__(self, factor):
        return Vec(self.x * factor, self.y * factor)  #> Vec.__init__

    def __round__(self, digits=None):
        return self.x

    def __divmod__(self, other):
        return 1, 2

    def __getattr__(self, name):
        return name

    def __dir__(self):
        return ["x"]


def even(n):
    return n % 2 == 0


def length(v):
    return len(v)  #> Vec.__len__


def total(acc, v):
    return acc + v(1).x


v = Vec(1, 2)  #> Vec.__init__
w = Vec(3, 4)  #> Vec.__init__
abs(v)  #> Vec.__abs__
len(v)  #> Vec.__len__
list(v)  #> Vec.__iter__ Vec.__len__
tuple(reversed(v))  #> Vec.__reversed__
1 in v  #> Vec.__contains__
bool(v)  #> Vec.__bool__
if v:  #> Vec.__bool__
    int(v)  #> Vec.__int__
bin(v)  #> Vec.__index__
repr(v)  #> Vec.__repr__
str(v)  #> Vec.__str__
print(v)  #> Vec.__str__
f"{v}"  #> Vec.__format__
f"{v!r:>4}"  #> Vec.__repr__
format(v, "x")  #> Vec.__format__
hash(v)  #> Vec.__hash__
max(v, w)  #> Vec.__lt__
sorted([v, w])  #> Vec.__lt__
min([v, w], key=length)  #> length
round(v)  #> Vec.__round__
divmod(v, w)  #> Vec.__divmod__
any(even(n) for n in v)  #> Vec.__iter__ even
list(filter(even, v))  #> Vec.__iter__ even
sum(map(lambda n: n + 1, v))  #> <lambda> Vec.__iter__
dict(zip(v, w))  #> Vec.__iter__
list(enumerate(v))  #> Vec.__iter__
getattr(v, "missing")  #> Vec.__getattr__
v.other  #> Vec.__getattr__
dir(v)  #> Vec.__dir__
callable(v) and v(2)  #> Vec.__call__
isinstance(v, Vec)
next(iter(v))  #> Vec.__iter__
a, b = w  #> Vec.__iter__
all(map(even, w))  #> Vec.__iter__ even
[1, 2, 3][v]  #> Vec.__index__
{v: 1}  #> Vec.__hash__
"%s %r" % (v, v)  #> Vec.__repr__ Vec.__str__
"{} {!r}".format(v, v)  #> Vec.__format__ Vec.__repr__
