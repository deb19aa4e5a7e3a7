def f(): pass
def coro():
    while True:
        got = yield f
        got()  #> f
c = coro()  #> coro
next(c)()  #> f
c.send(f)()  #> f
