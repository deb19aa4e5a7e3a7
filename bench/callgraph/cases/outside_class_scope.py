def size():
    return "module size"


class Box:
    def size(self):
        return "box " + size()  #> size

    label = size

    def both(self):
        return self.size(), self.label(), size()  #> Box.<lambda> Box.size size

    size = staticmethod(lambda: "static size")


b = Box()  #> Box
print(b.both())  #> Box.both
print(Box.size(), Box.label(b))  #> Box.<lambda> Box.size
