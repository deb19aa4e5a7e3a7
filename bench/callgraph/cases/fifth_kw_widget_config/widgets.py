class Widget:
    def __init__(self, *, label, theme, **handlers):
        self.label = theme(label)  #> presets.red
        self.handlers = handlers

    def click(self, n):
        return self.handlers["on_click"](self, n)  #> presets.ask presets.follow


class Button(Widget):
    pass


class Link(Widget):
    def shout(self):
        return self.label.upper()


def build(kind, /, **options):
    return _KINDS[kind](**options)  #> widgets.Widget.__init__


_KINDS = {cls.__name__: cls for cls in Widget.__subclasses__()}
