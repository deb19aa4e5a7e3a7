class Drawable:
    count = 0

    def __init__(self, name):
        self.name = name
        type(self).count += 1

    def draw(self):
        return self.shape()  #> widget.widget._make.Label.shape
