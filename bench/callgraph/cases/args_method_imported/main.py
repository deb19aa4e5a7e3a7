from lib import C
def a(): pass
c = C(a)  #> lib.C.__init__
c.fire()  #> lib.C.fire
c.run(a)  #> lib.C.run
