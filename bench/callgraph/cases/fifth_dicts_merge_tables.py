"""Dispatch tables merged with |, update(), ** and a comprehension over functions."""


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def checked_sub(a, b):
    return max(0, sub(a, b))  #> sub


BASIC = {f.__name__: f for f in (add, sub)}
EXTENDED = BASIC | {"mul": mul}
SAFE = {**EXTENDED, "sub": checked_sub}
SAFE.update(plus=add)


def evaluate(table, *tokens):
    op, left, right = tokens
    return table[op](left, right)  #> add checked_sub mul sub


print(evaluate(BASIC, "sub", 2, 5), evaluate(SAFE, "sub", 2, 5))  #> evaluate
print(evaluate(SAFE, "plus", 1, 1), evaluate(EXTENDED, "mul", 3, 4))  #> evaluate
for symbol, func in sorted(EXTENDED.items()):
    print(symbol, func(6, 3))  #> add mul sub
