import asyncio
def sync(): return 1
async def leaf(): return sync()  #> sync
async def mid(cb):
    x = await leaf()  #> leaf
    return cb
async def main():
    f = await mid(sync)  #> mid
    f()  #> sync
    r = await asyncio.gather(leaf(), mid(sync))  #> leaf mid
    r[1]()  #> sync
    t = asyncio.create_task(mid(sync))  #> mid
    (await t)()  #> sync
    async for y in agen():  #> agen
        y()  #> sync
    async with Ctx() as c:  #> Ctx Ctx.__aenter__ Ctx.__aexit__
        c.go()  #> Ctx.go
    [z() async for z in agen()]  #> agen sync
async def agen():
    yield sync
class Ctx:
    async def __aenter__(self): return self
    async def __aexit__(self, *a): pass
    def go(self): return sync()  #> sync
asyncio.run(main())  #> main
