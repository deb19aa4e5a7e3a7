from typing import Callable


def scale(factor: float) -> Callable[[float], float]:
    def convert(v: float) -> float:
        return v * factor
    return convert


def offset(by):
    return lambda v: v + by


def chain(*fs):
    def run(v):
        for f in fs:
            v = f(v)  #> offset.<lambda> scale.convert
        return v
    return run


def converter(src, dst):
    if (src, dst) == ("km", "mi"):
        return scale(0.621)  #> scale
    elif (src, dst) == ("c", "f"):
        return chain(scale(1.8), offset(32))  #> chain offset scale
    return None or unsupported


def unsupported(v):
    return "n/a"


def pair():
    def enc(s):
        return s[::-1]

    def dec(s):
        return enc(s)  #> pair.enc
    return {"enc": enc, "dec": dec}


def chooser(flag):
    return shout if flag else whisper


def shout(s):
    return s.upper() + "!"


def whisper(s):
    return s.lower() + "..."


def nested():
    def one():
        def two():
            def three():
                return "deep"
            return three
        return two
    return one


print(converter("km", "mi")(100), converter("c", "f")(100), converter("x", "y")(1))  #> chain.run converter scale.convert unsupported
codec = pair()  #> pair
print(codec["dec"](codec["enc"]("abc")))  #> pair.dec pair.enc
print(chooser(True)("Hi"), chooser(False)("Hi"), nested()()()())  #> chooser nested nested.one nested.one.two nested.one.two.three shout whisper
get = (lambda: chooser)
print(get()(1)("x"))  #> <lambda> chooser shout
