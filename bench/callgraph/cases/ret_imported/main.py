from lib import ret, retc
ret()()  #> lib.ret sub.g
retc().m()  #> lib.C.m lib.retc
import lib
lib.ret()()  #> lib.ret sub.g
