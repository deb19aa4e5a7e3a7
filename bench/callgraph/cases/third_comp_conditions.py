def is_even(n):
    return n % 2 == 0


def half(n):
    return n // 2


def label(n):
    return str(n)


halves = [half(n) for n in range(6) if is_even(n)]  #> half is_even
labels = {label(n): half(n) for n in halves}  #> half label
unique = {half(n) for n in halves}  #> half
lazy = (label(n) for n in unique)  #> label
list(lazy)
funcs = [half, label]
results = [[f(n) for f in funcs] for n in halves]  #> half label
chosen = [f for f in funcs if f is not label]
chosen[0](2)  #> half
table = {f.__name__: f for f in funcs}
table['half'](4)  #> half
