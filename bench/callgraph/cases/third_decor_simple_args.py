def announce(func):
    def inner(*args, **kwargs):
        before()  #> before
        result = func(*args, **kwargs)  #> hello
        after()  #> after
        return result
    return inner


def before():
    return 'before'


def after():
    return 'after'


def tag(name):
    def outer(func):
        def inner(*args):
            return wrap(name, func(*args))  #> tag.outer.inner text wrap
        return inner
    return outer


def wrap(name, text):
    return f'<{name}>{text}'


@announce  #> announce
def hello():
    return 'hello'


@tag('b')  #> tag tag.outer
@tag('i')  #> tag tag.outer
def text(value):
    return value


hello()  #> announce.inner
text('x')  #> tag.outer.inner
