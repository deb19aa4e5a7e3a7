class Button:
    def __init__(self, label, on_click=None):
        self.label = label
        self.on_click = on_click or self.ignore
        self.hooks = []
    def ignore(self):
        return 'ignored'
    def before(self, hook):
        self.hooks.append(hook)
        return self
    def press(self):
        for hook in self.hooks:
            hook(self)  #> <lambda> log
        return self.on_click()  #> Button.ignore save
def save():
    return 'saved'
def log(button):
    return describe(button.label)  #> describe
def describe(label):
    return label.upper()
ok = Button('ok', save)  #> Button.__init__
cancel = Button('cancel')  #> Button.__init__
ok.before(log).before(lambda b: b.ignore())  #> Button.before Button.ignore
ok.press()  #> Button.press
cancel.press()  #> Button.press
def call_with(fn, *args, **kw):
    return fn(*args, **kw)  #> call_with describe log save
call_with(save)  #> call_with
call_with(log, ok)  #> call_with
call_with(describe, label='x')  #> call_with
call_with(call_with, save)  #> call_with
