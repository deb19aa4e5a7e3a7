import asyncio
from contextlib import asynccontextmanager


class Feed:
    def __init__(self, items):
        self._items = list(items)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self._items:
            raise StopAsyncIteration
        return self._take()  #> Feed._take

    def _take(self):
        return self._items.pop(0)


class Session:
    async def __aenter__(self):
        await self.login()  #> Session.login
        return self

    async def __aexit__(self, *exc):
        self.logout()  #> Session.logout

    async def login(self):
        self.user = "root"

    def logout(self):
        self.user = None

    def feed(self):
        return Feed([1, 2, 3])  #> Feed.__init__


async def countdown(n):
    while n:
        yield n
        n = dec(n)  #> dec


def dec(n):
    return n - 1


@asynccontextmanager
async def lock(name):
    acquire(name)  #> acquire
    yield name
    release(name)  #> release


def acquire(n):
    print("+", n)


def release(n):
    print("-", n)


class Later:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return self.finish()  #> Later.finish

    def finish(self):
        return self.v * 2


async def main():
    async with Session() as s, lock("db"):  #> Session Session.__aenter__ Session.__aexit__ lock
        async for x in s.feed():  #> Feed.__aiter__ Feed.__anext__ Session.feed
            print(s.user, x)
        print([x async for x in countdown(3) if x != 2])  #> countdown
    print(s.user, await Later(21))  #> Later.__await__ Later.__init__


if __name__ == "__main__":
    asyncio.run(main())  #> main
