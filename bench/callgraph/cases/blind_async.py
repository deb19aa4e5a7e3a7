import asyncio
class Client:
    def __init__(self, pool): self.pool = pool
    async def fetch(self, n):
        async with self.pool.acquire() as conn:  #> Lease.__aenter__ Lease.__aexit__ Pool.acquire
            return await conn.query(n)  #> Conn.query
    async def stream(self):
        for i in range(2):
            yield Row(i)  #> Row.__init__
class Pool:
    def acquire(self): return Lease()  #> Lease
class Lease:
    async def __aenter__(self): return Conn()  #> Conn
    async def __aexit__(self, *e): pass
class Conn:
    async def query(self, n): return Row(n)  #> Row.__init__
class Row:
    def __init__(self, n): self.n = n
    def show(self): pass
async def work(client, n):
    row = await client.fetch(n)  #> Client.fetch
    row.show()  #> Row.show
    return row
def done(fut): pass
async def main():
    client = Client(Pool())  #> Client.__init__ Pool
    rows = await asyncio.gather(work(client, 1), work(client, 2))  #> work
    for row in rows:
        row.show()  #> Row.show
    task = asyncio.create_task(work(client, 3))  #> work
    (await task).show()  #> Row.show
    async for row in client.stream():  #> Client.stream
        row.show()  #> Row.show
    got = [r async for r in client.stream()]  #> Client.stream
    got[0].show()  #> Row.show
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, blocking)
    try:
        async with asyncio.timeout(1):
            await nothing()  #> nothing
    finally:
        cleanup()  #> cleanup
def blocking(): pass
async def nothing(): pass
def cleanup(): pass
asyncio.run(main())  #> main
