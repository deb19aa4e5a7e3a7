from collections import defaultdict, deque
class A:
    def m(self): ...
def f(xs: list[A], d: dict[str, A], t: tuple[int, A]):
    xs[0].m()  #> A.m
    for k, v in d.items():
        v.m()  #> A.m
    n, a = t
    a.m()  #> A.m
    for i, x in enumerate(xs):
        x.m()  #> A.m
    for x, y in zip(xs, xs):
        y.m()  #> A.m
    sorted(xs)[0].m()  #> A.m
    max(xs).m()  #> A.m
    list(xs)[0].m()  #> A.m
    list(reversed(xs))[0].m()  #> A.m
    {x for x in xs}.pop().m()  #> A.m
    d.get('k').m()  #> A.m
    d.setdefault('k', A()).m()  #> A A.m
    q: deque[A] = deque(xs)
    q.popleft().m()  #> A.m
