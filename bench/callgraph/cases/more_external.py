import atexit
import collections
import contextlib
import functools
import heapq
import itertools
import json
import operator
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from queue import Queue


class Point:
    def __init__(self, x):
        self.x = x

    def move(self, by):
        return Point(self.x + by)  #> Point.__init__

    def __lt__(self, other):
        return self.x < other.x


class Encoder(json.JSONEncoder):
    def default(self, o):
        return encode(o)  #> encode


def encode(o):
    return o.x


def repl(match):
    return match.group().upper()


def task(n=0):
    return n


def compare(a, b):
    return a.x - b.x


def square(n):
    return n * n


json.dumps(Point(1), default=encode)  #> Point.__init__ encode
json.dumps(Point(1), cls=Encoder)  #> Encoder.default Point.__init__
re.sub("a", repl, "banana")  #> repl
thread = threading.Thread(target=task, args=(1,))
thread.start()
thread.join()
points = [Point(2), Point(1), Point(4)]  #> Point.__init__
points.sort(key=functools.cmp_to_key(compare))  #> compare
points.sort(key=operator.attrgetter("x"))
sorted(points, key=lambda p: p.x)  #> <lambda>
heapq.heapify(points)  #> Point.__lt__
heapq.heappop(points).move(1)  #> Point.__lt__ Point.move
points.append(Point(5))  #> Point.__init__
queue = Queue()
queue.put(task)
queue.get()()  #> task
with ThreadPoolExecutor() as pool:
    future = pool.submit(task, 2)
    future.result()
    list(pool.map(square, [1, 2]))
functools.reduce(lambda a, b: a + b, [1, 2])  #> <lambda>+1
for key, group in itertools.groupby([1, 2], key=square):  #> square
    pass
list(map(operator.methodcaller("move", 1), points))  #> Point.move
deque = collections.deque([task])
deque.append(encode)
deque.popleft()()  #> task
deque[0](points[0])  #> encode
counts = collections.defaultdict(lambda: task)
counts["x"]()  #> <lambda>+2 task
chain = itertools.chain([task], [square])
for function in chain:
    function(1)  #> square task
list(itertools.starmap(compare, [(points[0], points[1])]))  #> compare
with contextlib.ExitStack() as stack:  #> task
    stack.callback(task)
with contextlib.suppress(ValueError):
    task()  #> task
part = functools.partial(compare, points[0])
part(points[1])  #> compare
timer = threading.Timer(0, task)
timer.start()
timer.join()
list(itertools.takewhile(task, [0, 1]))  #> task
max(points, key=encode).move(2)  #> Point.move encode
