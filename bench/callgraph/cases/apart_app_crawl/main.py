import asyncio

from crawl.pool import WorkerPool, gather_limited
from crawl.site import FakeSite, PageMissing
from crawl.retry import retrying

SITE = {
    '/': ['/about', '/news', '/broken'],
    '/about': ['/'],
    '/news': ['/news/1', '/flaky'],
    '/news/1': [],
    '/flaky': ['/about'],
}


class Crawler:
    def __init__(self, site, pool):
        self.site = site
        self.pool = pool
        self.seen = set()
        self.missing = []

    async def visit(self, path):
        if path in self.seen:
            return
        self.seen.add(path)
        try:
            page = await self.load(path)  #> crawl.retry.retrying.decorate.wrapper
        except PageMissing as error:
            self.missing.append(error.path)
            return
        for link in page.links:  #> crawl.site.Page.links
            self.pool.submit(self.visit, link)  #> crawl.pool.WorkerPool.submit

    @retrying(times=3)  #> crawl.retry.retrying crawl.retry.retrying.decorate
    async def load(self, path):
        return await self.site.fetch(path)  #> crawl.site.FakeSite.fetch


def report(error):
    print('gave up:', error)


async def crawl(start):
    site = FakeSite(SITE, flaky=['/flaky'])  #> crawl.site.FakeSite.__init__
    async with WorkerPool(2, on_error=report) as pool:  #> crawl.pool.WorkerPool.__aenter__ crawl.pool.WorkerPool.__aexit__ crawl.pool.WorkerPool.__init__
        crawler = Crawler(site, pool)  #> main.Crawler.__init__
        pool.submit(crawler.visit, start)  #> crawl.pool.WorkerPool.submit
        await pool.drain()  #> crawl.pool.WorkerPool.drain
    titles = await gather_limited([site.title(path) for path in sorted(crawler.seen)], limit=2)  #> crawl.pool.gather_limited crawl.site.FakeSite.title
    return crawler, titles


async def main():
    crawler, titles = await crawl('/')  #> main.crawl
    print(titles, crawler.missing)
    async for hit in crawler.site.hits():  #> crawl.site.FakeSite.hits
        print(hit)


asyncio.run(main())  #> main.main
