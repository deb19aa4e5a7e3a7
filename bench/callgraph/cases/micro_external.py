import json
import os.path
import collections
import itertools
import operator
import re
def hook(d): return d
def enc(o): return 1
def key(p): return p[0]
def sub(m): return 'x'
json.loads('{"a": 1}', object_hook=hook)  #> hook
json.dumps({1}, default=enc)  #> enc
for k, grp in itertools.groupby([(1, 2)], key):  #> key
    pass
re.sub('a', sub, 'aa')  #> sub
class P:
    def __init__(self): self.f = key
    def go(self): return 1
operator.attrgetter('f')(P())((1,))  #> P.__init__ key
operator.methodcaller('go')(P())  #> P.__init__ P.go
list(itertools.starmap(lambda a: hook(a), [(1,)]))  #> <lambda> hook
c = collections.OrderedDict()
c['k'] = enc
c['k'](1)  #> enc
q = collections.deque([hook])
q.append(enc)
q.popleft()(1)  #> hook
q.pop()(1)  #> enc
