import asyncio
import inspect


class Pipeline:
    def __init__(self, source, sink):
        self.source = source
        self.sink = sink
        self.steps = []

    def then(self, step):
        self.steps.append(step)
        return self

    async def run(self):
        async for item in self.source:
            self.sink.put(await self.apply(item))  #> etl.pipeline.Pipeline.apply etl.sinks.Collect.put etl.sinks.Named.put

    async def apply(self, item):
        for step in self.steps:
            item = step(item)  #> main.double main.slow_upper
            if inspect.isawaitable(item):
                item = await item
        return item


async def gather_all(jobs):
    return await asyncio.gather(*jobs)
