def replacement(*args):
    return "replacement%r" % (args,)


def discard(fn):
    return replacement


def keep(fn):
    fn.kept = True
    return fn


def as_result(fn):
    return fn()  #> table


@discard  #> discard
def lost(x):
    return x


@keep  #> keep
def stays(x):
    return x * 2


@as_result  #> as_result
def table():
    return {"go": stays}


print(lost(1), stays(2), stays.kept, table["go"](3))  #> replacement stays
