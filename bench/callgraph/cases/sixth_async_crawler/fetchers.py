import asyncio
import functools


class Missing(Exception):
    pass


class FakeFetcher:
    def __init__(self, pages):
        self.pages = pages
        self.count = 0

    async def fetch(self, url):
        self.count += 1
        await asyncio.sleep(0)
        return self._lookup(url)  #> fetchers.FakeFetcher._lookup

    def _lookup(self, url):
        try:
            return self.pages[url]
        except KeyError:
            raise Missing(url)  #> fetchers.Missing


class HttpFetcher(FakeFetcher):
    async def fetch(self, url):
        raise NotImplementedError


def with_retry(fn, times):
    @functools.wraps(fn)
    async def retrying(*args):
        for i in range(times):
            try:
                return await fn(*args)  #> fetchers.FakeFetcher.fetch
            except Missing:
                if i == times - 1:
                    raise
                await pause(i)  #> fetchers.pause
    return retrying


async def pause(i):
    await asyncio.sleep(0)


class Limiter:
    def __init__(self, n):
        self.n = n
        self.peak = self.active = 0

    async def __aenter__(self):
        if not hasattr(self, "sem"):
            self.sem = asyncio.Semaphore(self.n)
        await self.sem.acquire()
        self._enter()  #> fetchers.Limiter._enter
        return self

    def _enter(self):
        self.active += 1
        self.peak = max(self.peak, self.active)

    async def __aexit__(self, *exc):
        self.active -= 1
        self.sem.release()
