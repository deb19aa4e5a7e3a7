def a(): return 1
def b(): return 2
def idf(x): return x
fs = [f for f in (a, b)]
fs[0]()  #> a
[f() for f in fs]  #> a b
{f() for f in fs}  #> a b
{k: v() for k, v in {'a': a}.items()}  #> a
d = {f.__name__: f for f in (a, b)}
d['a']()  #> a
list(g() for g in [b])  #> b
[h() for row in [[a], [b]] for h in row]  #> a b
[idf(x)() for x in [a]]  #> a idf
[m() for m in [a, b] if idf(m)]  #> a b idf
t = tuple(idf(f) for f in [b])  #> idf
t[0]()  #> b
{idf(z) for z in [a]}.pop()()  #> a idf
