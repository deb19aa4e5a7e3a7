import asyncio
from crawler import Crawler
from fetchers import FakeFetcher, with_retry, Limiter
from handlers import handlers, on_missing
import report


async def main():
    fetcher = FakeFetcher({  #> fetchers.FakeFetcher.__init__
        "/": "index [/a] [/b]",
        "/a": "page a [/b] [/gone]",
        "/b": "page b [/] [/feed.xml]",
        "/feed.xml": "<feed/>",
    })
    crawler = Crawler(with_retry(fetcher.fetch, times=2), limiter=Limiter(2), handlers=handlers)  #> crawler.Crawler.__init__ fetchers.Limiter.__init__ fetchers.with_retry
    crawler.fallback = on_missing
    async with crawler:  #> crawler.Crawler.__aenter__ crawler.Crawler.__aexit__
        pages = [p async for p in crawler.crawl("/")]  #> crawler.Crawler.crawl
    print(sorted(pages))
    print(report.render(crawler.results))  #> report.render
    print(fetcher.count, crawler.closed)
    await asyncio.gather(*(h.flush() for h in report.writers()))  #> report.BufferedWriter.flush report.Writer.flush report.writers


if __name__ == "__main__":
    asyncio.run(main())  #> main.main
