import asyncio


class WorkerPool:
    def __init__(self, size, on_error):
        self.size = size
        self.on_error = on_error
        self._jobs = asyncio.Queue()
        self._workers = []

    async def __aenter__(self):
        self._workers = [asyncio.create_task(self._work()) for _ in range(self.size)]  #> crawl.pool.WorkerPool._work
        return self

    async def __aexit__(self, *exc_info):
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    def submit(self, job, *args):
        self._jobs.put_nowait((job, args))

    async def drain(self):
        await self._jobs.join()

    async def _work(self):
        while True:
            job, args = await self._jobs.get()
            try:
                await job(*args)  #> main.Crawler.visit
            except Exception as error:
                self.on_error(error)  #> main.report
            finally:
                self._jobs.task_done()


async def gather_limited(coroutines, limit):
    gate = asyncio.Semaphore(limit)

    async def guarded(coroutine):
        async with gate:
            return await coroutine

    return await asyncio.gather(*map(guarded, coroutines))  #> crawl.pool.gather_limited.guarded
