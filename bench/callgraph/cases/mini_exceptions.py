class Err(Exception):
    def __init__(self, msg, fix):
        Exception.__init__(self, msg)
        self.fix = fix
    def __str__(self): return self.label()  #> Deep.label Err.label
    def label(self): return 'err'
class Deep(Err):
    def label(self): return 'deep'
def mend(): pass
def tidy(): pass
def work(n):
    try:
        if n: raise Deep('x', mend)  #> Err.__init__
        raise Err('y', mend)  #> Err.__init__
    except Deep as d:
        d.fix()  #> mend
        raise
    finally:
        tidy()  #> tidy
for i in (0, 1):
    try:
        work(i)  #> work
    except Err as e:
        e.label()  #> Deep.label Err.label
        str(e)  #> Err.__str__
        e.fix()  #> mend
