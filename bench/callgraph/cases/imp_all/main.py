from lib import *
f1()  #> lib.f1
f2()  #> lib.f2
C().m()  #> lib.C.m lib.C
