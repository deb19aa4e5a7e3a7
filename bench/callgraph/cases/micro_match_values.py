from enum import Enum
def n(): return 1
def s(): return 2
def e(): return 3
class Dir(Enum):
    N = 1
    S = 2
def go(d):
    match d:
        case Dir.N:
            return n
        case Dir.S:
            return s
        case _:
            return e
go(Dir.N)()  #> go n
go(Dir.S)()  #> go s
go(0)()  #> e go
def cmd(parts):
    match parts:
        case ['go', fn]:
            return fn
        case ['stop', *_]:
            return e
        case (x, y, z):
            return z
cmd(['go', n])()  #> cmd n
cmd(['stop', s])()  #> cmd e
cmd((n, e, s))()  #> cmd s
