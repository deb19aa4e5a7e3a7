class Field:
    def __set_name__(self, owner, name):
        self.name = "_" + name
        self.public = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.name, self.default())  #> Field.default Positive.default

    def __set__(self, obj, value):
        setattr(obj, self.name, self.clean(value))  #> Positive.clean Text.clean

    def default(self):
        return None

    def clean(self, value):
        return value


class Positive(Field):
    def clean(self, value):
        if value <= 0:
            raise ValueError(self.public)
        return value

    def default(self):
        return 1


class Text(Field):
    def clean(self, value):
        return str(value).strip()


class Product:  #> Field.__set_name__
    name = Text()  #> Text
    price = Positive()  #> Positive

    def __init__(self, name, price):
        self.name = name  #> Field.__set__
        self.price = price  #> Field.__set__

    @property
    def label(self):
        return f"{self.name}@{self.price}"  #> Field.__get__

    @label.setter
    def label(self, text):
        self.name, p = text.split("@")  #> Field.__set__
        self.price = float(p)  #> Field.__set__

    @label.deleter
    def label(self):
        self._reset()  #> Product._reset

    def _reset(self):
        del self._name, self._price

    def get_tax(self):
        return self.price * self.rate()  #> Field.__get__ Product.rate

    def rate(self):
        return 0.5

    tax = property(get_tax)


p = Product("  pen ", 2)  #> Product.__init__
print(p.label, p.tax)  #> Product.get_tax Product.label
p.label = "ink@4"  #> Product.label
print(p.name, p.price)  #> Field.__get__
try:
    p.price = -1  #> Field.__set__
except ValueError as e:
    print("bad", e)
del p.label  #> Product.label
print(p.name, p.price, type(Product.name).__name__)  #> Field.__get__
