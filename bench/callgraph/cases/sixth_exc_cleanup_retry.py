import traceback


def attempt(n, action, cleanup=lambda: None):
    last = None
    for i in range(n):
        try:
            return action(i)  #> flaky hopeless
        except (KeyError, ZeroDivisionError) as e:
            last = e
            report(e)  #> report
        finally:
            cleanup()  #> <lambda> sweep
    else:
        raise RuntimeError("gave up") from last


def report(e):
    print("  failed:", type(e).__name__)


def flaky(i):
    return 10 // i


def hopeless(i):
    return {}["k"]


def sweep():
    print("  sweep")


def suppress_all(fn, *types):
    try:
        fn()  #> broken
    except types as exc:
        return exc
    return None


def broken():
    raise NotImplementedError


def groups():
    raise ExceptionGroup("many", [ValueError("v"), TypeError("t"), KeyError("k")])


def on_value(eg):
    return "values:%d" % len(eg.exceptions)


def on_rest(eg):
    return "rest:%d" % len(eg.exceptions)


print(attempt(3, flaky, sweep))  #> attempt
try:
    attempt(2, hopeless)  #> attempt
except RuntimeError as e:
    print(e, "because", repr(e.__cause__))
    lines = traceback.format_exception_only(type(e), e)
    print(lines[0].strip())
print(repr(suppress_all(broken, NotImplementedError, OSError)))  #> suppress_all
try:
    groups()  #> groups
except* ValueError as eg:
    print(on_value(eg))  #> on_value
except* Exception as eg:
    print(on_rest(eg))  #> on_rest
