import itertools
from itertools import chain, product, islice, groupby, starmap, zip_longest, cycle, accumulate, tee, takewhile
from collections import deque, Counter
import heapq, bisect, copy, random, operator
def a(): pass
def b(): pass
class A:
    def m(self): pass
    def k(self): return 1
for f in chain([a], [b]):
    f()  #> a b
for f in chain.from_iterable([[a], [b]]):
    f()  #> a b
for f, g in product([a], [b]):
    f()  #> a
    g()  #> b
for f in islice([a, b], 1):
    f()  #> a
for k, grp in groupby([A()], key=lambda x: x.k()):  #> <lambda> A A.k
    for x in grp:
        x.m()  #> A.m
def two(x, y): x()  #> a
list(starmap(two, [(a, b)]))  #> two
for f, g in zip_longest([a], [b]):
    g()  #> b
for f in takewhile(lambda q: True, [a]):  #> <lambda>+1
    f()  #> a
x, y = tee([A()])  #> A
next(x).m()  #> A.m
copy.copy(A()).m()  #> A A.m
copy.deepcopy(A()).m()  #> A A.m
random.choice([a, b])
heapq.nlargest(1, [A()], key=A.k)[0].m()  #> A A.k A.m
d = deque()
d.append(A())  #> A
d[0].m()  #> A.m
d.pop().m()  #> A.m
for o in deque([A()]): o.m()  #> A A.m
import threading
t = threading.Thread(target=a)
t.start()
t.join()
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor() as ex:
    fut = ex.submit(b)
    fut.result()
    r = ex.submit(A).result()
    r.m()  #> A.m
    for x in ex.map(A.k, [A()]):  #> A
        pass
import atexit, re, weakref
re.sub('x', lambda m: str(a()), 'x')  #> <lambda>+2 a
weakref.ref(A())  #> A
class W(threading.Thread):
    def run(self): a()
w = W()  #> W
w.start()
w.join()
