def hello(self):
    return self.name()  #> name


def name(self):
    return 'dynamic'


class Base:
    def base(self):
        return self.name()  #> make_class.Made.name name

    def name(self):
        return 'base'


Dynamic = type('Dynamic', (Base,), {'hello': hello, 'name': name})
thing = Dynamic()  #> Dynamic
thing.hello()  #> hello
thing.base()  #> Base.base
Plain = type('Plain', (), {})
Plain()


def make_class(tag):
    class Made(Base):
        def name(self):
            return tag
    return Made


Made = make_class('x')  #> make_class
Made().base()  #> Base.base make_class.Made
make_class('y')().name()  #> make_class make_class.Made make_class.Made.name
