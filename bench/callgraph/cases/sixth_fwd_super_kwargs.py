class Widget:
    def __init__(self, *, x=0, y=0, **rest):
        self.x, self.y = x, y
        self.extra = rest

    def draw(self, canvas, *a, **kw):
        canvas.append(self.label(*a, **kw))  #> Button.label Widget.label

    def label(self, prefix="", suffix=""):
        return "%s%s@%d,%d%s" % (prefix, type(self).__name__, self.x, self.y, suffix)


class Button(Widget):
    def __init__(self, text, *, on_click=None, **kw):
        super().__init__(**kw)  #> Widget.__init__
        self.text = text
        self.on_click = on_click

    def label(self, *args, **kwargs):
        return self.text + ":" + super().label(*args, **kwargs)  #> Widget.label

    def click(self, *event):
        if self.on_click:
            return self.on_click(self, *event)  #> clicked toggled


class ToggleButton(Button):
    state = False

    def click(self, *event):
        self.state = not self.state
        return super().click(self.state, *event)  #> Button.click


def clicked(btn, *info):
    return (btn.text, info)


def toggled(btn, state, *info):
    return "%s is now %s" % (btn.text, "on" if state else "off")


canvas = []
widgets = [
    Widget(x=1),  #> Widget.__init__
    Button("OK", on_click=clicked, x=2, y=3),  #> Button.__init__
    ToggleButton("Mute", on_click=toggled, y=9, tooltip="m"),  #> Button.__init__
]
for w in widgets:
    w.draw(canvas, suffix=";")  #> Widget.draw
print(canvas)
print(widgets[1].click("left", 2))  #> Button.click
print(widgets[2].click("left"))  #> ToggleButton.click
print(widgets[2].extra)
