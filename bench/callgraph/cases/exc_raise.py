class E(Exception):
    def __init__(self): pass
class F(Exception): pass
def go():
    raise E  #> E.__init__
def go2():
    raise E()  #> E.__init__
try:
    go()  #> go
except E:
    pass
try:
    go2()  #> go2
except E as e:
    str(e)
