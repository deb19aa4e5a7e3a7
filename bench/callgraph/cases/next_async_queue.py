import asyncio


class Worker:
    def __init__(self, name, queue):
        self.name = name
        self.queue = queue

    async def run(self):
        while not self.queue.empty():
            job = await self.queue.get()
            await self.process(job)  #> Worker.process
            self.queue.task_done()

    async def process(self, job):
        return job()  #> job_a job_b


def job_a():
    return 'a'


def job_b():
    return 'b'


async def produce(queue):
    for job in (job_a, job_b):
        await queue.put(job)


async def ticker():
    for i in range(2):
        yield i
        await asyncio.sleep(0)


async def main():
    queue = asyncio.Queue()
    await produce(queue)  #> produce
    await asyncio.gather(*(Worker(n, queue).run() for n in 'xy'))  #> Worker.__init__ Worker.run
    async for tick in ticker():  #> ticker
        job_a()  #> job_a
    await asyncio.wait_for(produce(queue), 1)  #> produce


asyncio.run(main())  #> main
