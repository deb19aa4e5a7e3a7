def d1(): pass
def d2(): pass
def take(cb=d1):
    cb()  #> d1 d2
def take_none(cb=None):
    cb = cb or d1
    cb()  #> d1 d2
def take_check(cb=None):
    if cb is None:
        cb = d2
    return cb
take()  #> take
take(d2)  #> take
take_none()  #> take_none
take_none(d2)  #> take_none
take_check()()  #> d2 take_check
take_check(d1)()  #> d1 take_check
def collect(x, acc=[]):
    acc.append(x)
    return acc
collect(d1)  #> collect
collect(d2)[0]()  #> collect d1
