def make():
    def inner():
        return 1

    return inner


def pair():
    return make, other


def other():
    return 2


def third():
    return 3


def pick(flag):
    if flag:
        return make
    elif flag is None:
        return None
    return other


def recursive(n):
    if n == 0:
        return third
    return recursive(n - 1)  #> recursive


def as_dict():
    return {"f": other, "g": third}


def as_list():
    result = []
    result.append(other)
    return result


def as_object():
    class Local:
        def method(self):
            return third

    return Local()  #> as_object.Local


def through(f):
    return f


def caller(f):
    return f()  #> make


def early(items):
    for item in items:
        return item
    return third


def with_try():
    try:
        return other
    except ValueError:
        return third


def conditional(x):
    return x and other or third


class Builder:
    def set(self, f):
        self.f = f
        return self

    def build(self):
        return self.f


make()()  #> make make.inner
x, y = pair()  #> pair
x()()  #> make make.inner
y()  #> other
pick(True)()  #> make pick
recursive(3)()  #> recursive third
as_dict()["g"]()  #> as_dict third
as_list()[0]()  #> as_list other
as_object().method()()  #> as_object as_object.Local.method third
through(through)(other)()  #> other through
caller(make)()  #> caller make.inner
early([other])()  #> early other
with_try()()  #> other with_try
conditional(1)()  #> conditional other
Builder().set(third).build()()  #> Builder Builder.build Builder.set third
pair()[1]()  #> other pair
(lambda: third)()()  #> <lambda> third
