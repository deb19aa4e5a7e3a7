import ping as p


def pong(n):
    if n <= 0:
        return p.done()  #> ping.done
    return p.ping(n - 1)  #> ping.ping


def helper():
    return pong(0)  #> pong.pong
