import functools


class Stage:
    def __init__(self, fn, *args, **kw):
        self.fn = functools.partial(fn, *args, **kw) if args or kw else fn

    def __or__(self, other):
        return Composed(self, other if isinstance(other, Stage) else Stage(other))  #> stages.core.Composed.__init__ stages.core.Stage.__init__

    def __ror__(self, data):
        return self(data)  #> stages.core.Composed.__call__ stages.core.Stage.__call__

    def __call__(self, data):
        return self.fn(data)  #> stages.core.stage.build.<lambda> stages.parse._rows stages.parse.flag.apply stages.stats.fold.run


class Composed(Stage):
    def __init__(self, first, second):
        self.first, self.second = first, second

    def __call__(self, data):
        return self.second(self.first(data))  #> stages.core.Composed.__call__ stages.core.Stage.__call__


def stage(fn):
    @functools.wraps(fn)
    def build(*args, **kw):
        return Stage(lambda data: fn(data, *args, **kw))  #> stages.core.Stage.__init__ stages.parse.convert stages.parse.reject stages.parse.where
    return build
