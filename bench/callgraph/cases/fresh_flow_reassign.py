class Red:
    def next(self):
        return Green()  #> Green


class Green:
    def next(self):
        return Red()  #> Red


def a():
    return 1


def b():
    return 2


def switch(flag):
    fn = a
    if flag:
        fn = b
    return fn()  #> a b


def last_wins():
    fn = a
    fn = b
    return fn()  #> b


def loop():
    light = Red()  #> Red
    for _ in range(3):
        light = light.next()  #> Green.next Red.next
    return light


switch(True)  #> switch
switch(False)  #> switch
last_wins()  #> last_wins
loop()  #> loop
fn = a
fn()  #> a
fn = b
fn()  #> b
del fn
