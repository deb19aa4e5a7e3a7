import asyncio
def cb(): return 1
class Pool:
    async def __aenter__(self): return self
    async def __aexit__(self, *a): self.close()  #> Pool.close
    def close(self): pass
    async def get(self): return cb
    def __aiter__(self): return self.items()  #> Pool.items
    async def items(self):
        yield cb
async def work():
    async with Pool() as p:  #> Pool Pool.__aenter__ Pool.__aexit__
        f = await p.get()  #> Pool.get
        f()  #> cb
        async for i in p:  #> Pool.__aiter__
            i()  #> cb
    return Pool()  #> Pool
async def main():
    done = await asyncio.wait_for(work(), 1)  #> work
    done.close()  #> Pool.close
    rs = await asyncio.gather(*[work() for _ in range(2)])  #> work
    rs[0].close()  #> Pool.close
asyncio.run(main())  #> main
