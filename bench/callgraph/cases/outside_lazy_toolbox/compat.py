import sys

try:
    from turbo_json_that_is_not_there import dumps
except ImportError:
    def dumps(obj):
        return "slow:" + repr(obj)

try:
    from json import loads
except ImportError:
    def loads(text):
        raise NotImplementedError

if sys.version_info >= (3,):
    def to_text(b):
        return b.decode("ascii")
else:
    def to_text(b):
        return unicode(b)


def pick(verbose=False):
    if verbose:
        from toolbox.light import mark as decorate
    else:
        decorate = str
    return decorate
