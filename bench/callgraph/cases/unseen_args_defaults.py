def plain(x):
    return x
def loud(x):
    return plain(x).upper()  #> plain
def render(text, style=plain, *, after=None):
    result = style(text)  #> loud plain
    if after is not None:
        after(result)  #> notify
    return result
def notify(result):
    return len(result)
render('a')  #> render
render('b', loud)  #> render
render('c', after=notify)  #> render
def make(default=loud):
    def inner(text, fn=default):
        return fn(text)  #> loud plain
    return inner
quick = make()  #> make
quick('x')  #> make.inner
make(plain)('y')  #> make make.inner
def collect(item, bucket=[]):
    bucket.append(item)
    return bucket
collect(plain)  #> collect
collect(loud)[0]('q')  #> collect plain
def ordered(a, b, /, c, *, d):
    a('1'); b('2'); c('3'); d('4')  #> loud plain render
ordered(plain, loud, c=render, d=plain)  #> ordered
ordered(*[plain, loud], **{'c': plain, 'd': render})  #> ordered
