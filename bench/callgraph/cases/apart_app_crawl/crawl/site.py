import asyncio


class PageMissing(LookupError):
    def __init__(self, path):
        super().__init__(path)
        self.path = path


class Page:
    def __init__(self, path, links):
        self.path = path
        self._links = links

    @property
    def links(self):
        return list(dict.fromkeys(self._links))

    @property
    def title(self):
        return self.path.strip('/').upper() or 'HOME'


class FakeSite:
    def __init__(self, pages, flaky=()):
        self._pages = {path: Page(path, links) for path, links in pages.items()}  #> crawl.site.Page.__init__
        self._flaky = set(flaky)
        self._hits = []

    async def fetch(self, path):
        self._hits.append(path)
        await asyncio.sleep(0)
        if path in self._flaky:
            self._flaky.discard(path)
            raise TimeoutError(path)
        return self._find(path)  #> crawl.site.FakeSite._find

    def _find(self, path):
        if path not in self._pages:
            raise PageMissing(path)  #> crawl.site.PageMissing.__init__
        return self._pages[path]

    async def title(self, path):
        try:
            return self._find(path).title  #> crawl.site.FakeSite._find crawl.site.Page.title
        except PageMissing:
            return '?'

    async def hits(self):
        for path in sorted(set(self._hits)):
            yield f'{path} {self._hits.count(path)}'
