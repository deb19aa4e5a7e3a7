import functools


def repeat(times):
    def decorate(fn):
        @functools.wraps(fn)
        def inner(*a, **k):
            return [fn(*a, **k) for _ in range(times)]  #> validate.decorate.inner
        return inner
    return decorate


def validate(**checks):
    def decorate(fn):
        @functools.wraps(fn)
        def inner(**kw):
            for name, check in checks.items():
                if not check(kw[name]):  #> nonempty positive
                    raise ValueError(name)
            return fn(**kw)  #> make_box
        return inner
    return decorate


def optional(fn=None, *, prefix="> "):
    if fn is None:
        return functools.partial(optional, prefix=prefix)

    def show(*a, **k):
        return prefix + str(fn(*a, **k))  #> bye hello
    return show


def positive(n):
    return n > 0


def nonempty(s):
    return bool(s)


@repeat(2)  #> repeat repeat.decorate
@validate(width=positive, name=nonempty)  #> validate validate.decorate
def make_box(*, name, width):
    return name * width


@optional  #> optional
def hello():
    return "hello"


@optional(prefix="** ")  #> optional
def bye(who):
    return "bye " + who


def main():
    print(make_box(name="x", width=3))  #> repeat.decorate.inner
    try:
        make_box(name="", width=1)  #> repeat.decorate.inner
    except ValueError as e:
        print("bad", e)
    print(hello(), bye("bob"))  #> optional.show


main()  #> main
