from functools import wraps

calls = []


def trace(fn):
    @wraps(fn)
    def wrapper(*args, **kwargs):
        calls.append(fn.__name__)
        return fn(*args, **kwargs)  #> Service.ping Service.start parse_int parse_list
    return wrapper


def passthrough(fn):
    fn.tagged = True
    return fn


def replaced(fn):
    return fallback


def fallback(*_):
    return "fallback"


@trace  #> trace
def parse_int(s):
    return int(s)


@passthrough  #> passthrough
@trace  #> trace
def parse_list(s):
    return [parse_int(p) for p in s.split(",")]  #> trace.wrapper


@replaced  #> replaced
def parse_date(s):
    return tuple(parse_int(x) for x in s.split("-"))  #> trace.wrapper


def untraced():
    return parse_list.__wrapped__("7,8")  #> parse_list


class Service:
    @trace  #> trace
    def start(self):
        return self._boot()  #> Service._boot

    @staticmethod
    @trace  #> trace
    def ping():
        return "pong"

    def _boot(self):
        return "booted"


print(parse_list("1,2,3"), parse_date("2020-01-02"))  #> fallback trace.wrapper
print(Service().start(), Service.ping(), untraced())  #> Service trace.wrapper untraced
print(calls, parse_list.tagged)
