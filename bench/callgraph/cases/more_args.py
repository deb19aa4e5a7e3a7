def outer(f, g=None, *rest, key=None, **others):
    f()  #> a
    if g:
        g(f)  #> b
    for r in rest:
        r(1)  #> c
    if key is not None:
        key()  #> e
    for name, value in others.items():
        value(name)  #> d


def a():
    pass


def b(callback):
    callback()  #> a


def c(number):
    return number


def d(name):
    return name


def e():
    pass


def swap(x, y):
    return y, x


def tail(head, *tail):
    return tail


def second(pair):
    _, y = pair
    return y


class Slot:
    def __init__(self, value):
        self.value = value

    def apply(self, *args):
        return self.value(*args)  #> c


def fill(slot, value):
    slot.value = value


outer(a)  #> outer
outer(a, b, c, c, key=e, extra=d)  #> outer
first, other = swap(a, e)  #> swap
first()  #> e
other()  #> a
tail(a, e, b)[0]()  #> e tail
tail(*[a, b, e])[1]()  #> e tail
second((c, d))("x")  #> d second
slot = Slot(c)  #> Slot.__init__
slot.apply(1)  #> Slot.apply
fill(slot, d)  #> fill
slot.value("x")  #> d
args = (a,)
outer(*args)  #> outer
options = {"key": e}
outer(a, **options)  #> outer
