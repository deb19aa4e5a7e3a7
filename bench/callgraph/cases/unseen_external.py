import re
import threading
import json
from functools import partial, reduce
from operator import attrgetter, itemgetter
from concurrent.futures import ThreadPoolExecutor
def on_match(m):
    return wrap(m.group())  #> wrap
def wrap(s):
    return '[' + s + ']'
re.sub('a', on_match, 'banana')  #> on_match
t = threading.Thread(target=wrap, args=('x',))
t.run()  #> wrap
class Worker(threading.Thread):
    def run(self):
        return self.work()  #> Worker.work
    def work(self):
        return wrap('w')  #> wrap
Worker().run()  #> Worker Worker.run
def encode(o):
    return wrap(str(o))  #> wrap
json.dumps({'a': object()}, default=encode)  #> encode
class Encoder(json.JSONEncoder):
    def default(self, o):
        return encode(o)  #> encode
json.dumps({'a': object()}, cls=Encoder)  #> Encoder.default
hello = partial(wrap, 'hello')
hello()  #> wrap
def combine(a, b):
    return a + b
reduce(combine, ['a', 'b', 'c'], '')  #> combine
class P:
    def __init__(self, f):
        self.f = f
items = [P(wrap), P(encode)]  #> P.__init__
for f in map(attrgetter('f'), items):
    f('z')  #> encode wrap
get = itemgetter(1)
get([wrap, encode])('q')  #> encode
sorted(['b', 'a'], key=wrap)  #> wrap
