"""gather over coroutine calls, starred comprehension, async context manager, wait_for."""
import asyncio


class Client:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await self.connect()  #> Client.connect
        return self

    async def __aexit__(self, *exc):
        log.append("close " + self.name)

    async def connect(self):
        await asyncio.sleep(0)
        log.append("open " + self.name)

    async def get(self, n):
        return await compute(n) + len(self.name)  #> compute


async def compute(n):
    await asyncio.sleep(0)
    return n * 10


async def fail():
    raise ValueError("late")

async def main():
    async with Client("a") as client:  #> Client.__aenter__ Client.__aexit__ Client.__init__
        results = await asyncio.gather(*(client.get(n) for n in range(3)), fail(),  #> Client.get fail
                                       return_exceptions=True)
    return results[:3], str(results[3]), await asyncio.wait_for(compute(4), 1)  #> compute


log = []
print(asyncio.run(main()), log)  #> main
