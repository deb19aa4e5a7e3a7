def ok(value):
    return True, value


def work():
    return 'w'


def pair():
    return work, ok


def lookup(name):
    return {'work': work, 'ok': ok}[name]


def maybe(flag):
    if flag:
        return work


fn, check = pair()  #> pair
fn()  #> work
check(1)  #> ok
pair()[0]()  #> pair work
lookup('work')()  #> lookup work
lookup('ok')(2)  #> lookup ok
status, value = ok(work)  #> ok
value()  #> work
action = maybe(True)  #> maybe
if action:
    action()  #> work
