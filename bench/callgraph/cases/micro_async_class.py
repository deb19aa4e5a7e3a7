import asyncio
def done(): pass
class Service:
    def __init__(self):
        self.handlers = []
    def on(self, h):
        self.handlers.append(h)
    async def emit(self):
        for h in self.handlers:
            await h()  #> first second
    def __await__(self):
        yield from self.emit().__await__()  #> Service.emit
        return self
    def stop(self): done()  #> done
async def first(): done()  #> done
async def second(): done()  #> done
async def main():
    s = Service()  #> Service.__init__
    s.on(first)  #> Service.on
    s.on(second)  #> Service.on
    await s.emit()  #> Service.emit
    (await s).stop()  #> Service.__await__ Service.stop
class Aiter:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 1: raise StopAsyncIteration
        return done
async def loop():
    async for d in Aiter():  #> Aiter.__aiter__ Aiter.__anext__ Aiter.__init__
        d()  #> done
asyncio.run(main())  #> main
asyncio.run(loop())  #> loop
