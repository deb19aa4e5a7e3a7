import asyncio

from etl import pipeline, sinks
from etl.sources import numbers, words


def double(item):
    return item * 2


async def slow_upper(item):
    await asyncio.sleep(0)
    return clean(item).upper()  #> main.clean


def clean(item):
    return item.strip()


async def main():
    sink = sinks.Collect()  #> etl.sinks.Collect.__init__
    await pipeline.Pipeline(numbers(3), sink).then(double).run()  #> etl.pipeline.Pipeline.__init__ etl.pipeline.Pipeline.run etl.pipeline.Pipeline.then etl.sources.numbers
    with sinks.opened("out") as other:  #> etl.sinks.opened
        await pipeline.Pipeline(words("a b"), other).then(slow_upper).then(double).run()  #> etl.pipeline.Pipeline.__init__ etl.pipeline.Pipeline.run etl.pipeline.Pipeline.then etl.sources.words
    total = await pipeline.gather_all([sink.total(), other.total()])  #> etl.pipeline.gather_all etl.sinks.Collect.total
    print(total)


asyncio.run(main())  #> main.main
