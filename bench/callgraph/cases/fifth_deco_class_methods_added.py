"""A class decorator that adds methods, and a decorator defined in a class body."""

def comparable(key):
    def decorate(cls):
        def less(self, other):
            return key(self) < key(other)  #> weight_of

        def describe(self):
            return f"{cls.__name__}({key(self)})"  #> weight_of

        cls.__lt__ = less
        cls.describe = describe
        return cls
    return decorate


def weight_of(parcel):
    return parcel.weight


@comparable(weight_of)  #> comparable comparable.decorate
class Parcel:
    def _checked(method):
        def wrapper(self, amount):
            self.log.append(method.__name__)
            return method(self, abs(amount))  #> Parcel.load
        return wrapper

    def __init__(self, weight):
        self.weight = weight
        self.log = []

    @_checked  #> Parcel._checked
    def load(self, amount):
        self.weight += amount


heavy, light = Parcel(9), Parcel(2)  #> Parcel.__init__
light.load(-3)  #> Parcel._checked.wrapper
print(light < heavy, [p.describe() for p in sorted([heavy, light])], light.log)  #> comparable.decorate.describe comparable.decorate.less
