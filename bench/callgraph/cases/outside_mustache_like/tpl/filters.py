filters = {"upper": str.upper, "join": ", ".join}


def register(arg):
    if callable(arg):
        return named(arg.__name__)(arg)  #> tpl.filters.named tpl.filters.named.wrap
    return named(arg)  #> tpl.filters.named


def named(name):
    def wrap(fn):
        filters[name] = fn
        return fn
    return wrap


@register  #> tpl.filters.register
def reverse(value):
    return value[::-1]


@register("money")  #> tpl.filters.named.wrap tpl.filters.register
def as_money(value):
    return "%.2f" % float(value)
