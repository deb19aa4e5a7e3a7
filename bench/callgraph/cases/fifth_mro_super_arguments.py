"""super() with explicit arguments, skipping a level, in class and static contexts."""

class Base:
    def hello(self):
        return "base"

    @classmethod
    def build(cls, *args):
        return cls()  #> Leaf

    @property
    def tag(self):
        return "T"


class Middle(Base):
    def hello(self):
        return "middle+" + super(Middle, self).hello()  #> Base.hello


class Leaf(Middle):
    def hello(self):
        return "leaf+" + super(Middle, self).hello()  #> Base.hello

    def every(self):
        parent = super()
        return [parent.hello(), Base.hello(self), self.hello()]  #> Base.hello Leaf.hello Middle.hello

    @classmethod
    def build(cls, *args):
        made = super().build(*args)  #> Base.build
        made.tags = [super(Leaf, made).tag, made.tag]  #> Base.tag Leaf.tag
        return made

    @property
    def tag(self):
        return super().tag.lower()  #> Base.tag


print(Leaf.build(1).every(), Leaf.build().tags)  #> Leaf.build Leaf.every
