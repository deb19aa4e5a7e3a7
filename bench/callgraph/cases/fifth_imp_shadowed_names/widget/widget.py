import widget


class Widget:
    count = 0

    def __init__(self, name):
        self.inner = _make(name)  #> widget.widget._make

    def draw(self):
        return self.inner.draw()  #> widget.base.Drawable.draw


def _make(name):
    class Label(widget.Drawable):
        def shape(self):
            return f"({self.name})"
    return Label(name)  #> widget.base.Drawable.__init__
