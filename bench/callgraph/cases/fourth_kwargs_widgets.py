class Widget:
    def __init__(self, label="", **options):
        self.label = label
        self.on_click = options.pop("on_click", None)
        self.configure(**options)  #> Toggle.configure Widget.configure

    def configure(self, **options):
        for name, value in options.items():
            setattr(self, name, value)

    def click(self):
        if self.on_click:
            return self.on_click(self)  #> announce


class Button(Widget):
    def __init__(self, colour="grey", **kwargs):
        super().__init__(**kwargs)  #> Widget.__init__
        self.colour = colour


class Toggle(Button):
    def configure(self, **options):
        super().configure(state=False, **options)  #> Widget.configure

    def flip(self):
        self.state = not self.state
        return self.click()  #> Widget.click


def announce(widget):
    print("clicked", widget.label)


Button(label="OK", on_click=announce).click()  #> Button.__init__ Widget.click
toggle = Toggle(label="wifi", colour="blue")  #> Button.__init__
toggle.flip()  #> Toggle.flip
print(toggle.state, Widget(label="x", width=3).width)  #> Widget.__init__
