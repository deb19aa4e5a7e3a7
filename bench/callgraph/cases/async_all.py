import asyncio
class A:
    async def __aenter__(self): return self
    async def __aexit__(self, *a): pass
    def m(self): pass
async def f(): return A()  #> A
async def g():
    a = await f()  #> f
    a.m()  #> A.m
    async with A() as b:  #> A A.__aenter__ A.__aexit__
        b.m()  #> A.m
    r = await asyncio.gather(f(), f())  #> f f
    r[0].m()  #> A.m
    async for x in ag():  #> ag
        x.m()  #> A.m
async def ag():
    yield A()  #> A
asyncio.run(g())  #> g
