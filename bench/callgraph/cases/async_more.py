import asyncio
class A:
    def m(self): pass
async def make(): return A()  #> A
async def cb_user(cb):
    return await cb()  #> make
async def agen():
    for _ in range(2):
        yield A()  #> A
class AI:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 1: raise StopAsyncIteration
        return A()  #> A
class Ctx:
    async def __aenter__(self): return A()  #> A
    async def __aexit__(self, *a): pass
class Svc:
    async def run(self):
        (await self.get()).m()  #> A.m Svc.get
        return await self.get()  #> Svc.get
    async def get(self): return A()  #> A
def sync_cb(): pass
async def main():
    (await make()).m()  #> A.m make
    t = asyncio.create_task(make())  #> make
    (await t).m()  #> A.m
    r = await cb_user(make)  #> cb_user
    r.m()  #> A.m
    async for x in agen():  #> agen
        x.m()  #> A.m
    async for x in AI():  #> AI.__aiter__ AI.__anext__ AI.__init__
        x.m()  #> A.m
    async with Ctx() as c:  #> Ctx Ctx.__aenter__ Ctx.__aexit__
        c.m()  #> A.m
    rs = await asyncio.gather(make(), Svc().run())  #> Svc Svc.run make
    for q in rs:
        q.m()  #> A.m
    a, b = await asyncio.gather(make(), make())  #> make
    a.m()  #> A.m
    b.m()  #> A.m
    ys = [y async for y in agen()]  #> agen
    ys[0].m()  #> A.m
    zs = [await f() for f in (make, make)]  #> make
    zs[0].m()  #> A.m
    (await asyncio.wait_for(make(), 1)).m()  #> A.m make
    loop = asyncio.get_running_loop()
    loop.call_soon(sync_cb)
    await asyncio.sleep(0)
    await loop.run_in_executor(None, sync_cb)
    await asyncio.to_thread(sync_cb)
    async def nested(): return A()  #> A
    (await nested()).m()  #> A.m main.nested
    co = make()  #> make
    (await co).m()  #> A.m
    lam = lambda: make()  #> make
    (await lam()).m()  #> A.m main.<lambda>
asyncio.run(main())  #> main
from contextlib import asynccontextmanager
@asynccontextmanager
async def acm():
    yield A()  #> A
async def second():
    async with acm() as x:  #> acm
        x.m()  #> A.m
asyncio.run(second())  #> second
