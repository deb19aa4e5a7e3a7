import asyncio
from contextlib import asynccontextmanager

class Oven:
    def __init__(self, slots):
        self.sem = asyncio.Semaphore(slots)
        self.log = []

    async def __aenter__(self):
        await self.sem.acquire()
        self.log.append("open")
        return self

    async def __aexit__(self, kind, exc, tb):
        self.sem.release()
        self.log.append("shut" if kind is None else self.smoke(exc))  #> Oven.smoke
        return kind is RuntimeError

    def smoke(self, exc):
        return "smoke: %s" % exc

    async def bake(self, what):
        await asyncio.sleep(0)
        if what == "coal":
            raise RuntimeError("burnt")
        return what + " baked"

class Orders:
    def __init__(self, names):
        self.names = iter(names)

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self.names)
        except StopIteration:
            raise StopAsyncIteration from None

@asynccontextmanager
async def shift(name):
    print("start", name)
    try:
        yield name.upper()
    finally:
        await hand_over(name)  #> hand_over

async def hand_over(name):
    print("end", name)

async def steps(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)

async def make(oven, what):
    result = "lost " + what
    async with oven as o:  #> Oven.__aenter__ Oven.__aexit__
        result = await o.bake(what)  #> Oven.bake
    return result

async def consumer(q, done):
    while (item := await q.get()) is not None:
        done.append(item)

def report(task):
    print("task done:", task.result())

async def main():
    oven = Oven(1)  #> Oven.__init__
    async with shift("dawn") as s:  #> shift
        print(s)
        jobs = [make(oven, n) async for n in Orders(["bun", "coal", "pie"])]  #> Orders.__aiter__ Orders.__anext__ Orders.__init__ make
        print(await asyncio.gather(*jobs))
    print(oven.log)
    queue, done = asyncio.Queue(), []
    worker = asyncio.create_task(consumer(queue, done))  #> consumer
    worker.add_done_callback(lambda t: print("worker", t.cancelled()))
    async for i in steps(3):  #> steps
        await queue.put(i)
    await queue.put(None)
    await worker
    last = asyncio.ensure_future(make(oven, "tart"))  #> make
    last.add_done_callback(report)
    await asyncio.wait_for(last, 1)
    asyncio.get_running_loop().call_soon(print, "soon", done)
    await asyncio.sleep(0)

asyncio.run(main())  #> main
