def build(**options):
    return Widget(**options)  #> Widget.__init__


class Widget:
    def __init__(self, name='w', click=None, **rest):
        self.name = name
        self.click = click
        self.rest = rest

    def press(self):
        if self.click:
            return self.click(self)  #> clicked
        return self.ignore()  #> Widget.ignore

    def ignore(self):
        return None


def clicked(widget):
    return widget.ignore()  #> Widget.ignore


build(name='a', click=clicked).press()  #> Widget.press build
build(name='b').press()  #> Widget.press build
Widget('c', clicked).press()  #> Widget.__init__ Widget.press
options = {'click': clicked}
Widget(**options).press()  #> Widget.__init__ Widget.press
