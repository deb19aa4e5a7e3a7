import sys
if sys.version_info >= (3, 0):
    def text(x):
        return str(x)
else:
    def text(x):
        return unicode(x)
text(1)  #> text
try:
    from fast_module_that_is_not_there import speed
except ImportError:
    def speed(x):
        return text(x)  #> text
speed(2)  #> speed
DEBUG = True
class Real:
    def go(self):
        return text(1)  #> text
class Fake:
    def go(self):
        return text(0)  #> text
def choose(debug):
    return Fake() if debug else Real()  #> Fake Real
choose(True).go()  #> Fake.go choose
choose(False).go()  #> Real.go choose
def build(n):
    if n > 1:
        impl = Real
    else:
        impl = Fake
    return impl()  #> Fake Real
build(1).go()  #> Fake.go build
build(2).go()  #> Real.go build
class Maybe:
    if DEBUG:
        def check(self):
            return text(self)  #> text
    else:
        check = None
Maybe().check()  #> Maybe Maybe.check
handler = text or speed
handler(3)  #> text
fallback = None or speed
fallback(4)  #> speed
result = DEBUG and text(5)  #> text
for attempt in range(2):
    fn = text if attempt else speed
    fn(attempt)  #> speed text
