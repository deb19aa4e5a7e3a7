import queue
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

results = {}
lock = threading.Lock()

def store(key, value):
    with lock:
        results[key] = value

def print_page(n):
    store("page%d" % n, render(n))  #> render store

def render(n):
    return "*" * n

def fold(name, times=1):
    store(name, "folded" * times)  #> store

class Binder(threading.Thread):
    def __init__(self, jobs):
        super().__init__(daemon=True)
        self.jobs = jobs

    def run(self):
        while True:
            job = self.jobs.get()
            if job is None:
                break
            func, args, kwargs = job
            func(*args, **kwargs)  #> fold store
            self.jobs.task_done()
        self.farewell()  #> Binder.farewell

    def farewell(self):
        store("binder", "done")  #> store

def late():
    store("late", "timer fired")  #> store

def price(pages):
    if pages < 0:
        raise ValueError("negative")
    return pages * 3

def on_done(fut):
    store("callback", fut.result())  #> store

def main():
    threads = [threading.Thread(target=print_page, args=(n,)) for n in (1, 2)]
    threads.append(threading.Thread(target=fold, args=("flyer",), kwargs={"times": 2}))
    threads.append(threading.Thread(target=lambda: store("anon", 1)))  #> store
    for t in threads:
        t.start()
    for t in threads:
        t.join()

    jobs = queue.Queue()
    binder = Binder(jobs)  #> Binder.__init__
    binder.start()
    jobs.put((fold, ("poster",), {}))
    jobs.put((store, ("direct", 5), {}))
    jobs.put(None)
    binder.join()

    timer = threading.Timer(0.01, late)
    timer.start()
    timer.join()

    with ThreadPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(price, [1, 2, 3])))
        pool.submit(price, 10).add_done_callback(on_done)
        futures = {pool.submit(price, n): n for n in (4, -1)}
        for fut in as_completed(futures):
            err = fut.exception()
            store("f%d" % futures[fut], str(err) if err else fut.result())  #> store
    for key in sorted(results):
        print(key, results[key])

if __name__ == "__main__":
    main()  #> main
