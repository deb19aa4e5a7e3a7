class Button:
    def __init__(self, label, on_click=None):
        self.label = label
        self.on_click = on_click or self.default

    def default(self):
        return self.label

    def click(self):
        return self.on_click()  #> <lambda> Button.default save


def save():
    return 'saved'


def bind(button, handler):
    button.on_click = handler
    return button


plain = Button('plain')  #> Button.__init__
plain.click()  #> Button.click
saver = Button('save', save)  #> Button.__init__
saver.click()  #> Button.click
bind(Button('x'), lambda: save()).click()  #> Button.__init__ Button.click bind save
