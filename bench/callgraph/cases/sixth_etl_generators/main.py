import sources
import sinks
from pipeline import Pipe, stage
from steps import parse, enrich, only_valid, batch, Dedupe

seen = []


@stage  #> pipeline.stage
def tap(rows, fn):
    for r in rows:
        fn(r)
        yield r


def total(rows):
    return sum(r["amount"] for r in rows)


p = Pipe(sources.from_text(sources.DATA)) | parse | only_valid() | Dedupe("id") | tap(seen.append)  #> pipeline.Pipe.__init__ pipeline.Pipe.__or__ pipeline.stage.configure sources.from_text steps.Dedupe.__init__
p = p | enrich(rate=lambda r: sources.RATES.get(r["cur"], 1))  #> pipeline.Pipe.__or__ pipeline.stage.configure
rows = p.collect()  #> pipeline.Pipe.collect
print(len(rows), total(rows), len(seen))  #> main.total

sink = sinks.Totals()  #> sinks.Totals.__init__
Pipe(iter(rows)) | batch(2) | sink  #> pipeline.Pipe.__init__ pipeline.Pipe.__or__ pipeline.stage.configure
print(sink.result())  #> sinks.Totals.result

with sinks.Csv() as out:  #> sinks.Csv sinks.Csv.__enter__ sinks.Csv.__exit__
    for r in rows:
        out.send(r)  #> sinks.Proxy.send
print(out.text)  #> sinks.Proxy.text
Pipe(sources.endless()).take(3).each(print)  #> pipeline.Pipe.__init__ pipeline.Pipe.each pipeline.Pipe.take sources.endless
