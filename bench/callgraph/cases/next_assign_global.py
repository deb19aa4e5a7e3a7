handler = None
count = 0


def first():
    return 1


def second():
    return 2


def install(fn):
    global handler
    handler = fn


def fire():
    global count
    count += 1
    if handler:
        return handler()  #> first second
    return default()  #> default


def default():
    return 0


fire()  #> fire
install(first)  #> install
fire()  #> fire
install(second)  #> install
fire()  #> fire
print(count)
