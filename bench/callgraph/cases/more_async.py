import asyncio
from contextlib import asynccontextmanager


async def fetch(n, callback=None):
    await asyncio.sleep(0)
    if callback:
        callback(n)  #> done
    return parse(n)  #> parse


def parse(n):
    return Result(n)  #> Result.__init__


class Result:
    def __init__(self, n):
        self.n = n

    def ok(self):
        return self.n


class Pool:
    async def __aenter__(self):
        self.open()  #> Pool.open
        return self

    async def __aexit__(self, *exc):
        self.close()  #> Pool.close

    def open(self):
        pass

    def close(self):
        pass

    def __aiter__(self):
        return self.items()  #> Pool.items

    async def items(self):
        for n in range(2):
            yield await fetch(n)  #> fetch

    def __await__(self):
        self.open()  #> Pool.open
        return self.wait().__await__()  #> Pool.wait

    async def wait(self):
        return self


@asynccontextmanager
async def session():
    pool = Pool()  #> Pool
    try:
        yield pool
    finally:
        pool.close()  #> Pool.close


def done(n):
    return n


async def worker(queue, out):
    while True:
        job = await queue.get()
        if job is None:
            break
        out.append(job())  #> job


def job():
    return 1


async def main():
    result = await fetch(1, done)  #> fetch
    result.ok()  #> Result.ok
    both = await asyncio.gather(fetch(2), fetch(3))  #> fetch
    both[0].ok()  #> Result.ok
    for r in both:
        r.ok()  #> Result.ok
    task = asyncio.create_task(fetch(4))  #> fetch
    (await task).ok()  #> Result.ok
    async with Pool() as pool:  #> Pool Pool.__aenter__ Pool.__aexit__
        pool.open()  #> Pool.open
        async for item in pool:  #> Pool.__aiter__
            item.ok()  #> Result.ok
    async with session() as s:  #> session
        s.open()  #> Pool.open
    (await Pool()).close()  #> Pool Pool.__await__ Pool.close
    oks = [r.ok() async for r in Pool()]  #> Pool Pool.__aiter__ Result.ok
    queue = asyncio.Queue()
    out = []
    await queue.put(job)
    await queue.put(None)
    await worker(queue, out)  #> worker
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, done, 1)
    await asyncio.to_thread(done, 2)
    loop.call_soon(done, 3)
    await asyncio.sleep(0)
    (await asyncio.wait_for(fetch(5), 1)).ok()  #> Result.ok fetch
    for future in asyncio.as_completed([fetch(6)]):  #> fetch
        (await future).ok()  #> Result.ok


asyncio.run(main())  #> done main
