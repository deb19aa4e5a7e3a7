import asyncio
from fetchers import Missing


class Crawler:
    def __init__(self, fetch, limiter, handlers):
        self.fetch = fetch
        self.limiter = limiter
        self.handlers = handlers
        self.results = {}
        self.closed = False

    async def fallback(self, url):
        raise LookupError(url)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()  #> crawler.Crawler.close

    async def close(self):
        self.closed = True

    async def crawl(self, start):
        seen, frontier = {start}, [start]
        while frontier:
            batch = await asyncio.gather(*map(self.visit, frontier))  #> crawler.Crawler.visit
            frontier_next = []
            for url, links in zip(frontier, batch):
                yield url
                for link in links:
                    if link not in seen:
                        seen.add(link)
                        frontier_next.append(link)
            frontier = frontier_next

    async def visit(self, url):
        async with self.limiter:  #> fetchers.Limiter.__aenter__ fetchers.Limiter.__aexit__
            try:
                body = await self.fetch(url)  #> fetchers.with_retry.retrying
            except Missing:
                self.results[url] = await self.fallback(url)  #> handlers.on_missing
                return []
        handler = self.pick(url)  #> crawler.Crawler.pick
        result = handler(body)  #> handlers.handle_feed handlers.handle_page
        if asyncio.iscoroutine(result):
            result = await result
        self.results[url], links = result
        return links

    def pick(self, url):
        for suffix, handler in self.handlers.items():
            if url.endswith(suffix):
                return handler
