def ping(n):
    from pong import pong
    if n <= 0:
        return done()  #> ping.done
    return pong(n - 1)  #> pong.pong


def done():
    return 'done'
