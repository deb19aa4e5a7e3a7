class Root:
    def __init__(self, **kw):
        self.kw = kw

    def draw(self):
        pass

    def info(self):
        return self.detail()  #> Old.detail Right.detail Root.detail

    def detail(self):
        return 'root'

class Left(Root):
    def __init__(self, left=None, **kw):
        super().__init__(**kw)  #> Right.__init__ Root.__init__

    def draw(self):
        super().draw()  #> Right.draw Root.draw

class Right(Root):
    def __init__(self, right=None, **kw):
        super().__init__(**kw)  #> Root.__init__

    def draw(self):
        super().draw()  #> Root.draw

    def detail(self):
        return super().detail()  #> Root.detail

class Bottom(Left, Right):
    def __init__(self, **kw):
        super().__init__(**kw)  #> Left.__init__

    def draw(self):
        super().draw()  #> Left.draw

b = Bottom(left=1, right=2)  #> Bottom.__init__
b.draw()  #> Bottom.draw
b.info()  #> Root.info
Left().draw()  #> Left.__init__ Left.draw
Left().info()  #> Left.__init__ Root.info

class Plain:
    def __new__(cls, *a):
        obj = super().__new__(cls)
        obj.prep()  #> Fancy.prep Plain.prep
        return obj

    def __init__(self, *a):
        pass

    def prep(self):
        pass

    @classmethod
    def build(cls):
        return cls(1)  #> Plain.__init__ Plain.__new__

    @staticmethod
    def util():
        pass

class Fancy(Plain):
    @classmethod
    def build(cls):
        return super().build()  #> Plain.build

    def prep(self):
        super().prep()  #> Plain.prep
        super().util()  #> Plain.util

    def __repr__(self):
        return super().__repr__()

Fancy.build().prep()  #> Fancy.build Fancy.prep
Plain.build().prep()  #> Plain.build Plain.prep
repr(Fancy())  #> Fancy.__repr__ Plain.__init__ Plain.__new__

class Old(Root):
    def draw(self):
        Root.draw(self)  #> Root.draw

    def detail(self):
        return super(Old, self).detail()  #> Root.detail

Old().draw()  #> Old.draw Root.__init__
Old().info()  #> Root.__init__ Root.info
