from functools import wraps
from itertools import islice


class Pipe:
    def __init__(self, it):
        self.it = it

    def __or__(self, step):
        return Pipe(step(self.it))  #> pipeline.Pipe.__init__ pipeline.stage.configure.run sinks.Totals.__call__ steps.Dedupe.__call__ steps.parse

    def __iter__(self):
        return iter(self.it)

    def collect(self, into=list):
        return into(self)  #> pipeline.Pipe.__iter__

    def take(self, n):
        return Pipe(islice(self.it, n))  #> pipeline.Pipe.__init__

    def each(self, fn):
        for x in self:  #> pipeline.Pipe.__iter__
            fn(x)


def stage(gen):
    """Curry everything but the upstream."""
    @wraps(gen)
    def configure(*args, **kw):
        def run(upstream):
            return gen(upstream, *args, **kw)  #> main.tap steps.batch steps.enrich steps.only_valid
        return run
    return configure


def coroutine(fn):
    def primed(*args):
        co = fn(*args)  #> sinks.csv_writer
        next(co)
        return co
    return primed
