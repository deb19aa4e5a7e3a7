import asyncio
class Queue:
    def __init__(self):
        self.items = []
        self.waiting = None
    async def put(self, item):
        self.items.append(item)
        await self.flush()  #> Queue.flush
    async def flush(self):
        while self.items:
            await self.process(self.items.pop())  #> Queue.process
    async def process(self, item):
        return item()  #> job
def job():
    return result()  #> result
def result():
    return 1
async def worker(queue, n):
    for _ in range(n):
        await queue.put(job)  #> Queue.put
    return finish
def finish():
    return 'done'
async def ticker(n):
    for i in range(n):
        yield tick
        await asyncio.sleep(0)
def tick():
    return 't'
async def main():
    queue = Queue()  #> Queue.__init__
    done = await worker(queue, 2)  #> worker
    done()  #> finish
    async for t in ticker(2):  #> ticker
        t()  #> tick
    first, second = await asyncio.gather(worker(queue, 1), worker(queue, 1))  #> worker
    first()  #> finish
    second()  #> finish
    loop_task = asyncio.ensure_future(worker(queue, 1))  #> worker
    (await loop_task)()  #> finish
asyncio.run(main())  #> main
