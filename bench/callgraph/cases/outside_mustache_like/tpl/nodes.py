from .filters import filters

__all__ = ["text", "block"]


def text(value):
    def emit(ctx, write):
        write(value)  #> main.<lambda>
    return emit


def block(parts):
    def emit(ctx, write):
        for p in parts:
            p(ctx, write)  #> tpl.nodes.condition.emit tpl.nodes.loop.emit tpl.nodes.text.emit tpl.nodes.variable.emit
    return emit


def variable(path, names):
    get = getter(path)  #> tpl.nodes.getter

    def emit(ctx, write):
        value = get(ctx)  #> tpl.nodes.getter.get
        for n in names:
            value = filters[n](value)  #> main.length main.shout tpl.filters.as_money tpl.filters.reverse
        write(str(value))
    return emit


def loop(var, path, body):
    get = getter(path)  #> tpl.nodes.getter

    def emit(ctx, write):
        for item in get(ctx):  #> tpl.nodes.getter.get
            body({**ctx, var: item}, write)  #> tpl.nodes.block.emit
    return emit


def condition(path, body, negate=False):
    get = getter(path)  #> tpl.nodes.getter

    def emit(ctx, write):
        if bool(get(ctx)) != negate:  #> tpl.nodes.getter.get
            body(ctx, write)  #> tpl.nodes.block.emit
    return emit


def getter(path):
    first, *rest = path.split(".")

    def get(ctx):
        value = ctx.get(first, "")
        for name in rest:
            value = getattr(value, name)  #> main.Item.cheap
        return value() if callable(value) else value  #> main.Item.label main.lazy_title
    return get
