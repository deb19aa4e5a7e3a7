class E(Exception):
    def __init__(self): pass
    def m(self): pass
e = E
try:
    raise e  #> E.__init__
except E as x:
    x.m()  #> E.m
try:
    raise E  #> E.__init__
except (E, ValueError) as y:
    y.m()  #> E.m
