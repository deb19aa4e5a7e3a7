import functools
import operator


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def __missing__(self, key):
        if self.outer is None:
            raise NameError(key)
        return self.outer[key]  #> env.Env.__missing__


def variadic(fn):
    return lambda *args: functools.reduce(fn, args)


def cons(head, tail):
    return [head] + tail


def fold(fn, start, items):
    for item in items:
        start = fn(start, item)  #> env.variadic.<lambda>
    return start


def standard_env():
    env = Env()  #> env.Env.__init__
    env.update({
        "+": variadic(operator.add),  #> env.variadic
        "*": variadic(operator.mul),  #> env.variadic
        "-": operator.sub,
        "<": operator.lt,
        "=": operator.eq,
        "list": lambda *xs: list(xs),
        "car": operator.itemgetter(0),
        "cdr": lambda xs: xs[1:],
        "cons": cons,
        "map": lambda fn, xs: list(map(fn, xs)),  #> interp.Closure.__call__
        "fold": fold,
        "empty?": operator.not_,
    })
    return env
