FILTERS = {}


def filter_(fn):
    FILTERS[fn.__name__] = fn
    return fn


@filter_  #> template.filters.filter_
def upper(value):
    return value.upper()


@filter_  #> template.filters.filter_
def dashed(value):
    return join(value)  #> template.filters.join


def join(value):
    return '-'.join(value)
