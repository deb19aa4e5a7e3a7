def tee_to(sink, source):
    for item in source:
        sink(item)
        yield item


def batched_sum(source):
    it = iter(source)
    for first in it:
        yield combine(first, next(it, 0))  #> stages.combine


def combine(a, b):
    return a + b
