"""Thread targets, a Thread subclass, a Timer and a thread pool."""
import threading
from concurrent.futures import ThreadPoolExecutor

results = []
lock = threading.Lock()


def store(value):
    with lock:
        results.append(value)


def work(n, *, scale):
    store(n * scale)  #> store


class Worker(threading.Thread):
    def __init__(self, payload):
        super().__init__()
        self.payload = payload

    def run(self):
        store(self.prepare())  #> Worker.prepare store

    def prepare(self):
        return self.payload + "!"


threads = [threading.Thread(target=work, args=(2,), kwargs={"scale": 5}), Worker("w"),  #> Worker.__init__
           threading.Timer(0.001, store, ["timer"])]
for t in threads:
    t.start()
    t.join()
with ThreadPoolExecutor(1) as pool:
    future = pool.submit(pow, 2, 5)
    results.extend(pool.map(str.upper, "ab"))
future.add_done_callback(lambda f: store(f.result()))  #> <lambda> store
print(results)
