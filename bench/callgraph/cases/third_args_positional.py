def log(text):
    return text


def first(a, b):
    return a()  #> go


def second(a, b):
    return b()  #> go stop


def go():
    return log('go')  #> log


def stop():
    return log('stop')  #> log


first(go, stop)  #> first
second(go, stop)  #> second
second(b=go, a=stop)  #> second
