import collections
import functools
import itertools
import json
import threading
from abc import ABC, abstractmethod
from collections import OrderedDict, defaultdict, deque
from concurrent.futures import ThreadPoolExecutor

def work(x=1):
    return x

def default():
    return []

class Encoder(json.JSONEncoder):
    def default(self, o):
        return str(o)

class Job(threading.Thread):
    def run(self):
        work()  #> work

class Base(ABC):
    @abstractmethod
    def step(self): ...

    def go(self):
        self.step()  #> Impl.step

class Impl(Base):
    def step(self):
        work()  #> work

class Cfg(OrderedDict):
    def __missing__(self, k):
        return work

d = defaultdict(default)
d['a'].append(work)  #> default
d['a'][0]()  #> work
q = deque([work])
q.popleft()()  #> work
q.append(default)
q.pop()()  #> default
Impl().go()  #> Base.go Impl
with ThreadPoolExecutor(1) as pool:
    fut = pool.submit(work, 2)
    fut.result()
    list(pool.map(work, [1]))
j = Job()  #> Job
j.start()
j.join()
t = threading.Thread(target=work)
t.start()
t.join()
for f, g in itertools.product([work], [default]):
    f()  #> work
    g()  #> default
for f in itertools.chain([work], [default]):
    f()  #> default work
p = functools.partial(work, 3)
p()  #> work
Point = collections.namedtuple('Point', 'x y')
pt = Point(work, default)  #> Point
pt.x()  #> work
pt.y()  #> default
a, b = pt
a()  #> work
b()  #> default
Cfg()['zz']  #> Cfg Cfg.__missing__
c = collections.Counter()
c.update([1])
