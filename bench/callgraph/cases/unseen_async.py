import asyncio
async def fetch(n):
    await pause()  #> pause
    return parse(n)  #> parse
async def pause():
    return None
def parse(n):
    return done
def done():
    return 'done'
class Client:
    async def __aenter__(self):
        await self.open()  #> Client.open
        return self
    async def __aexit__(self, *exc):
        await self.close()  #> Client.close
    async def open(self):
        pass
    async def close(self):
        pass
    async def get(self, n):
        result = await fetch(n)  #> fetch
        return result
    def __aiter__(self):
        self.left = 2
        return self
    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        self.left -= 1
        return self.page
    def page(self):
        return done()  #> done
async def stream():
    for n in range(2):
        yield parse(n)  #> parse
async def main():
    async with Client() as client:  #> Client Client.__aenter__ Client.__aexit__
        fn = await client.get(1)  #> Client.get
        fn()  #> done
        async for page in client:  #> Client.__aiter__ Client.__anext__
            page()  #> Client.page
    async for f in stream():  #> stream
        f()  #> done
    results = await asyncio.gather(fetch(1), fetch(2))  #> fetch
    results[0]()  #> done
    task = asyncio.create_task(fetch(3))  #> fetch
    (await task)()  #> done
    fs = [f async for f in stream()]  #> stream
    fs[0]()  #> done
    await asyncio.wait_for(pause(), 1)  #> pause
asyncio.run(main())  #> main
