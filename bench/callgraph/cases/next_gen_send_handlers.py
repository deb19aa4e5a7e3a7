def upper(text):
    return text.upper()


def lower(text):
    return text.lower()


def processor():
    handler = upper
    while True:
        message = yield handler('start')  #> lower upper
        if callable(message):
            handler = message
        else:
            handler(message)  #> lower upper


def collect(n):
    items = []
    for _ in range(n):
        items.append((yield))
    return finish(items)  #> finish


def finish(items):
    return len(items)


def main():
    result = yield from collect(2)  #> collect
    upper(str(result))  #> upper


proc = processor()  #> processor
next(proc)
proc.send('x')
proc.send(lower)
proc.send('y')
g = main()  #> main
next(g)
g.send('a')
try:
    g.send('b')
    g.send('c')
except StopIteration:
    lower('END')  #> lower
