import asyncio


class Client:
    async def __aenter__(self):
        await self.connect()  #> Client.connect
        return self

    async def __aexit__(self, *exc):
        self.close()  #> Client.close

    async def connect(self):
        return None

    async def get(self, path):
        return Response(path)  #> Response.__init__

    def close(self):
        return None


class Response:
    def __init__(self, path):
        self.path = path

    def json(self):
        return {}


async def pages(client):
    for path in ('a', 'b'):
        yield await client.get(path)  #> Client.get


async def fetch(path):
    async with Client() as client:  #> Client Client.__aenter__ Client.__aexit__
        response = await client.get(path)  #> Client.get
        response.json()  #> Response.json
        async for page in pages(client):  #> pages
            page.json()  #> Response.json
        return response


async def main():
    results = await asyncio.gather(fetch('x'), fetch('y'))  #> fetch
    results[0].json()  #> Response.json
    task = asyncio.create_task(fetch('z'))  #> fetch
    (await task).json()  #> Response.json


asyncio.run(main())  #> main
