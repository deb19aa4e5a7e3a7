import functools
import itertools
import threading
import collections
def job(x=0): return x
def cmp(a, b): return 0
def acc(a, b): return a
class K:
    @functools.cached_property
    def val(self): return job
    @functools.lru_cache
    def big(self): return self.val()  #> K.val job
    @functools.singledispatchmethod
    def show(self, x): return 'any'
    @show.register
    def _(self, x: int): return 'int'
t = threading.Thread(target=job)
t.start()
t.join()
sorted([2, 1], key=functools.cmp_to_key(cmp))  #> cmp
list(itertools.accumulate([1, 2], acc))  #> acc
list(itertools.takewhile(job, [1]))  #> job
K().big()  #> K K.big
K().show(1)  #> K K._
dd = collections.defaultdict(job)
dd['x']  #> job
