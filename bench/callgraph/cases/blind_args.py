def ping(): pass
def pong(): pass

def apply(f, times=2):
    for _ in range(times):
        f()  #> ping pong

def swap(a, b):
    return b, a

def choose(*options, index=0):
    return options[index]

def outer(first, /, second, *, third):
    first()  #> ping pong
    second()  #> ping pong
    third()  #> <lambda> ping pong

apply(ping)  #> apply
apply(times=1, f=pong)  #> apply
x, y = swap(ping, pong)  #> swap
x()  #> pong
y()  #> ping
choose(ping, pong)()  #> choose ping
choose(ping, pong, index=1)()  #> choose pong
outer(ping, pong, third=lambda: ping())  #> outer ping
args = [ping, pong]
outer(*args, third=ping)  #> outer
opts = {'second': ping, 'third': pong}
outer(pong, **opts)  #> outer

def late(cb=None):
    cb = cb or ping
    cb()  #> ping pong

late()  #> late
late(pong)  #> late
