class Outer:
    class Inner:
        def hit(self):
            return Outer.Other()  #> Outer.Other

        class Deep:
            @staticmethod
            def dive():
                pass

    class Other:
        def back(self):
            return Outer()  #> Outer

    def make(self):
        return self.Inner()  #> Outer.Inner

    def deep(self):
        return self.Inner.Deep

    def local(self):
        class Tmp(self.Other):
            def back(self):
                return super().back()  #> Outer.Other.back
        return Tmp()  #> Outer.local.Tmp

def factory(n):
    class Made:
        def value(self):
            return helper()  #> factory.helper

    def helper():
        return n

    return Made

o = Outer()  #> Outer
o.make().hit().back()  #> Outer.Inner.hit Outer.Other.back Outer.make
Outer.Inner().hit()  #> Outer.Inner Outer.Inner.hit
o.deep().dive()  #> Outer.Inner.Deep.dive Outer.deep
Outer.Inner.Deep.dive()  #> Outer.Inner.Deep.dive
o.local().back().make()  #> Outer.local Outer.local.Tmp.back Outer.make
factory(1)().value()  #> factory factory.Made factory.Made.value
M = factory(2)  #> factory
M().value()  #> factory.Made factory.Made.value

class Base:
    class Meta:
        def opts(self):
            pass

    def meta(self):
        return self.Meta()  #> Base.Meta Child.Meta

class Child(Base):
    class Meta(Base.Meta):
        def opts(self):
            super().opts()  #> Base.Meta.opts

Base().meta().opts()  #> Base Base.Meta.opts Base.meta
Child().meta().opts()  #> Base.meta Child Child.Meta.opts

def a():
    def b():
        def c():
            return a2
        return c
    def a2():
        return b
    return b()()  #> a.b a.b.c

a()()()  #> a a.a2 a.b
