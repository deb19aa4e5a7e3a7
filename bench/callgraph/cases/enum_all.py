from enum import Enum
def f(): pass
class Color(Enum):
    RED = 1
    def m(self): pass
    @classmethod
    def c(cls): return cls.RED
Color.RED.m()  #> Color.m
Color.c().m()  #> Color.c Color.m
Color(1).m()  #> Color.m Color
for c in Color:
    c.m()  #> Color.m
Color['RED'].m()  #> Color.m
