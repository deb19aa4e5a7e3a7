class Base:
    def __init__(self, name):
        self.name = name
        self.setup()  #> Middle.setup

    def setup(self):
        self.ready = True

    def describe(self):
        return self.title()  #> Base.title Leaf.title

    def title(self):
        return 'base'


class Middle(Base):
    def setup(self):
        super().setup()  #> Base.setup
        self.extra()  #> Middle.extra

    def extra(self):
        return None


class Leaf(Middle):
    def __init__(self, name, size):
        super().__init__(name)  #> Base.__init__
        self.size = size

    def title(self):
        return super().title() + 'leaf'  #> Base.title


leaf = Leaf('x', 3)  #> Leaf.__init__
leaf.describe()  #> Base.describe
Middle('y').describe()  #> Base.__init__ Base.describe
