def low(n):
    return n - 1

def high(n):
    return n + 1

def both(n):
    return low(n), high(n)  #> high low

a, b = low, high
assert a(3) == 2  #> low
a, b = b, a
assert a(3) == 4  #> high

first, *rest = [low, high, both]
print(first(10))  #> low
for fn in rest:
    print(fn(10))  #> both high

(x, (y, z)) = (both, (low, high))
print(x(1), y(1), z(1))  #> both high low

if (picked := z) is not None:
    print(picked(100))  #> high

def swap_state():
    global a
    a = both
    return a(0)  #> both

print(swap_state())  #> swap_state
print(a(7))  #> both

def never():
    return low(high(0))  #> high low

chosen = never if len(rest) > 5 else high
print(chosen(41))  #> high
del first
