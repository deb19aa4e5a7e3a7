def on_ok(value):
    return value


def on_fail(value):
    return None


def run(flag, ok, fail):
    if flag:
        return ok(1)  #> on_ok
    return fail(2)  #> on_fail


def forward(*callbacks):
    return run(True, *callbacks)  #> run


def reorder(a, b):
    return run(False, b, a)  #> run


run(True, on_ok, on_fail)  #> run
forward(on_ok, on_fail)  #> forward
reorder(on_fail, on_ok)  #> reorder
run(flag=False, fail=on_fail, ok=on_ok)  #> run
pair = (on_ok, on_fail)
run(True, *pair)  #> run
