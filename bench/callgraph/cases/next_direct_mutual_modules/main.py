from ping import ping
import pong as pong_module


def start(n):
    return ping(n)  #> ping.ping


start(2)  #> main.start
pong_module.pong(1)  #> pong.pong
pong_module.helper()  #> pong.helper
