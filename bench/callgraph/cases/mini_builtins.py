def even(n): return n % 2 == 0
def square(n): return n * n
def longest(s): return len(s)
class Temp:
    def __init__(self, d): self.d = d
    def __lt__(self, o): return self.d < o.d
    def __round__(self, n=0): return 1
    def __reversed__(self): return iter([self])
    def __index__(self): return 1
print(list(map(square, filter(even, [1, 2]))))  #> even square
max(['a', 'bb'], key=longest)  #> longest
sorted([Temp(1), Temp(2)])  #> Temp.__init__ Temp.__lt__
for t in reversed(Temp(3)):  #> Temp.__init__ Temp.__reversed__
    round(t)  #> Temp.__round__
hex(Temp(2))  #> Temp.__index__ Temp.__init__
callable(even) and even(2)  #> even
iter(lambda: square(2), 4)
