from functools import partial
from operator import itemgetter

import stages
from stages import *
from stages import Mean, Peak, reduce_with

LINES = """city, temp, wind
oslo, 3, 10
rome, 21, 4
oslo, -1, 30
rome, x, 2
bern, 12, 8""".splitlines()


def is_broken(record):
    return record["temp"] is None


def stormy(record):
    return record["wind"] > limit()  #> main.limit


def limit():
    return 20


def fahrenheit(text):
    return int(text) * 9 / 5 + 32


def closest_to_zero(values):
    return min(values, key=abs)


def main():
    load = rows | convert(temp=int, wind=float) | reject(is_broken)  #> stages.core.Stage.__or__ stages.core.stage.build
    print(LINES | load | reduce_with(partial(Mean, "temp"), itemgetter("city")))  #> stages.core.Stage.__ror__ stages.stats.fold

    flagged = load | flag(storm=stormy, cold=lambda r: r["temp"] < 5)  #> stages.core.Stage.__or__ stages.parse.flag
    for r in flagged(LINES):  #> stages.core.Composed.__call__
        print(r["city"], r["storm"], r["cold"])

    hot = rows | where(lambda r: r["temp"] != "x") | convert(temp=fahrenheit)  #> stages.core.Stage.__or__ stages.core.stage.build
    peaks = hot | reduce_with(lambda: Peak("temp"), by=lambda r: "all")  #> stages.core.Stage.__or__ stages.stats.Peak.__init__ stages.stats.fold
    print(peaks(LINES))  #> stages.core.Composed.__call__
    near = load | stages.reduce_with(partial(Peak, "temp", pick=closest_to_zero), itemgetter("city"))  #> stages.core.Stage.__or__ stages.stats.fold
    print(near(LINES))  #> stages.core.Composed.__call__
    print(len((rows | list)(LINES)))  #> stages.core.Composed.__call__ stages.core.Stage.__or__
    loner = Mean("n").feed({"n": 4}).feed({"n": 6})  #> stages.stats.Accumulator.__init__ stages.stats.Accumulator.feed
    print(stages.stats.finish(loner), stages.stats.field_of(loner)({"n": 1}))  #> stages.stats.Mean.result
    print(sum(1 for _ in stages.Stage(sorted, key=len)(["ccc", "a"])))  #> stages.core.Stage.__call__ stages.core.Stage.__init__


if __name__ == "__main__":
    main()  #> main.main
