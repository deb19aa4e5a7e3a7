def square(x):
    return x * x

def even(x):
    return x % 2 == 0

def key_of(item):
    return -item

def add(a, b):
    return a + b

class Version:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def __len__(self):
        return self.n

    def __str__(self):
        return str(self.n)

    def bump(self):
        return Version(self.n + 1)  #> Version.__init__

list(map(square, [1, 2]))  #> square
list(filter(even, [1, 2]))  #> even
sorted([3, 1], key=key_of)  #> key_of
max([3, 1], key=key_of)  #> key_of
min(3, 1, key=key_of)  #> key_of
from functools import reduce
reduce(add, [1, 2, 3])  #> add
versions = [Version(2), Version(1)]  #> Version.__init__
sorted(versions)  #> Version.__lt__
versions.sort()  #> Version.__lt__
max(versions)  #> Version.__lt__
min(versions).bump()  #> Version.__lt__ Version.bump
len(versions[0])  #> Version.__len__
str(versions[1])  #> Version.__str__
hash(versions[0])  #> Version.__hash__
versions[0] == versions[1]  #> Version.__eq__
{versions[0]: 1}  #> Version.__hash__
versions.index(versions[1])  #> Version.__eq__
any(map(even, [1, 3]))  #> even
for v in sorted(versions, key=lambda v: v.n):  #> <lambda>
    v.bump()  #> Version.bump
for i, v in enumerate(versions):
    v.bump()  #> Version.bump
for a, b in zip(versions, [square, even]):
    b(1)  #> even square
    a.bump()  #> Version.bump
callable(square) and square(3)  #> square
getattr(versions[0], 'bump')()  #> Version.bump
isinstance(versions[0], Version)
iter(versions).__next__().bump()  #> Version.bump
