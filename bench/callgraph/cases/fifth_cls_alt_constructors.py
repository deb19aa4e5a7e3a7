"""cls(), type(self)() and a nested class reached through self and the class."""

class Path:
    class Part:
        def __init__(self, text):
            self.text = text

        def show(self):
            return f"<{self.text}>"

    def __init__(self, names):
        self.parts = [self.Part(n) for n in names]  #> Path.Part.__init__

    @classmethod
    def parse(cls, text):
        return cls(cls.split(text))  #> DotPath.split Path.__init__ Path.split

    @staticmethod
    def split(text):
        return text.split("/")

    def child(self, name):
        return type(self)([p.text for p in self.parts] + [name])  #> Path.__init__

    def show(self):
        return "".join(p.show() for p in self.parts)  #> DotPath.Part.show Path.Part.show


class DotPath(Path):
    class Part(Path.Part):
        def show(self):
            return "." + super().show()  #> Path.Part.show

    @staticmethod
    def split(text):
        return text.split(".")


print(Path.parse("a/b").child("c").show())  #> Path.child Path.parse Path.show
print(DotPath.parse("x.y").child("z").show())  #> Path.child Path.parse Path.show
