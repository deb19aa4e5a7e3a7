"""Callbacks that travel inside **kwargs through wrappers and are popped late."""


def render(items, *, key=None, fmt=str, **extra):
    done = extra.pop("on_done", nothing)
    text = ",".join(fmt(i) for i in sorted(items, key=key))  #> by_last_digit negative to_hex
    done(text)  #> <lambda> nothing
    return text, sorted(extra)


def nothing(text):
    return None


def render_desc(items, **options):
    options.setdefault("key", negative)
    return render(items, **options)  #> render


def render_hex(*args, **options):
    return render_desc(*args, **{"fmt": to_hex, **options})  #> render_desc


def negative(n):
    return -n


def to_hex(n):
    return f"{n:x}"


def by_last_digit(n):
    return n % 10


print(render_desc([3, 1]))  #> render_desc
print(render_hex([9, 30, 21], key=by_last_digit, width=3))  #> render_hex
print(render_hex([1], on_done=lambda text: print("done", text)))  #> render_hex
