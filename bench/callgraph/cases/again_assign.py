def ping():
    return 'ping'
def pong():
    return 'pong'
def relay(fn):
    target = fn
    alias = target
    return alias
first = relay(ping)  #> relay
first()  #> ping
second = third = relay(pong)  #> relay
second()  #> pong
third()  #> pong
first, second = second, first
second()  #> ping
routes = [('a', ping), ('b', pong)]
for label, fn in routes:
    fn()  #> ping pong
(one, two), three = (ping, pong), relay
one()  #> ping
two()  #> pong
three(one)()  #> ping relay
count = 0
while count < 2:
    chosen = ping if count == 0 else pong
    chosen()  #> ping pong
    count += 1
def outer():
    result = None
    def setter():
        nonlocal result
        result = pong
    setter()  #> outer.setter
    return result
outer()()  #> outer pong
