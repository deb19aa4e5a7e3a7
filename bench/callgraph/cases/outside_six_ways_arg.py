import functools


def shout(s):
    return s.upper() + "!"


def whisper(s):
    return s.lower() + "..."


def reverse(s):
    return s[::-1]


def title(s):
    return s.title()


def stutter(s):
    return s[0] + "-" + s


def blank(s):
    return " ".join(s)


def positional(f, s):
    return f(s)  #> reverse shout whisper


def keyword(s, *, using=None):
    return using(s) if using else s  #> whisper


def many(s, *fs):
    for f in fs:
        s = f(s)  #> reverse title
    return s


def named(s, **fs):
    return {k: f(s) for k, f in fs.items()}  #> blank stutter


def packed(pair):
    f, s = pair
    return f(s)  #> positional


def nested(spec):
    return spec["steps"][0]["fn"](spec["text"])  #> title


print(positional(shout, "hi"))  #> positional
print(keyword("HI", using=whisper), keyword("same"))  #> keyword
print(many("abc", reverse, title))  #> many
print(named("word", st=stutter, bl=blank))  #> named
print(packed((functools.partial(positional, reverse), "xyz")))  #> packed
print(nested({"text": "deep", "steps": [{"fn": title}]}))  #> nested
args = (whisper,)
print(positional(*args, **{"s": "STAR"}))  #> positional
