"""Async generators, async for, async comprehensions, an async iterator class, a decorator."""
import asyncio
from contextlib import asynccontextmanager

def logged(func):
    async def wrapper(*args):
        return describe(await func(*args))  #> describe main
    return wrapper


def describe(value):
    return f"<{value}>"

class Ticker:
    now = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.now == 3:
            raise StopAsyncIteration
        self.now += 1
        return self.now


async def doubled(source):
    async for n in source:  #> Ticker.__aiter__ Ticker.__anext__
        yield n * 2


@asynccontextmanager
async def stream():
    yield doubled(Ticker())  #> Ticker doubled

@logged  #> logged
async def main():
    async with stream() as numbers:  #> stream
        return [describe(n) async for n in numbers]  #> describe
print(asyncio.run(main()))  #> logged.wrapper
