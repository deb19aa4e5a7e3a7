from .tools.text import upper
class Widget:
    def __init__(self, name):
        self.name = name
    def draw(self):
        return upper(self.name)  #> pkg.tools.text.upper
class Fancy(Widget):
    def draw(self):
        return '*' + super().draw()  #> pkg.widgets.Widget.draw
def make(name):
    return Fancy(name) if name.startswith('d') else Widget(name)  #> pkg.widgets.Widget.__init__
