import asyncio

class Conn:
    async def query(self):
        return Row()  #> Row

    async def close(self):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *a):
        await self.close()  #> Conn.close

class Row:
    def value(self):
        return 1

async def connect():
    return Conn()  #> Conn

async def rows(n):
    for _ in range(n):
        yield Row()  #> Row

async def retry(fn, *args):
    return await fn(*args)  #> Conn.query connect

def done(task):
    pass

async def main():
    conn = await connect()  #> connect
    row = await conn.query()  #> Conn.query
    row.value()  #> Row.value
    (await (await connect()).query()).value()  #> Conn.query Row.value connect
    async with Conn() as c:  #> Conn Conn.__aenter__ Conn.__aexit__
        (await c.query()).value()  #> Conn.query Row.value
    async for r in rows(2):  #> rows
        r.value()  #> Row.value
    out = [r async for r in rows(1)]  #> rows
    out[0].value()  #> Row.value
    got = await retry(connect)  #> retry
    await got.close()  #> Conn.close
    other = await retry(conn.query)  #> retry
    other.value()  #> Row.value
    a, b = await asyncio.gather(connect(), conn.query())  #> Conn.query connect
    await a.close()  #> Conn.close
    b.value()  #> Row.value
    task = asyncio.create_task(conn.query())  #> Conn.query
    task.add_done_callback(done)
    (await task).value()  #> Row.value
    tasks = [conn.query() for _ in range(2)]  #> Conn.query
    for res in await asyncio.gather(*tasks):
        res.value()  #> Row.value
    async with asyncio.timeout(5):
        await conn.close()  #> Conn.close

asyncio.run(main())  #> main
