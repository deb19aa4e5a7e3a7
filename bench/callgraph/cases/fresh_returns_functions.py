def red():
    return 'r'


def blue():
    return 'b'


def paint(name):
    if name == 'red':
        return red
    return blue


def both():
    return red, blue


def nested():
    def inner():
        return paint
    return inner


def optional(flag):
    return red if flag else None


paint('red')()  #> paint red
paint('blue')()  #> blue paint
x, y = both()  #> both
x()  #> red
y()  #> blue
both()[1]()  #> blue both
nested()()('red')()  #> nested nested.inner paint red
found = optional(True)  #> optional
if found:
    found()  #> red
