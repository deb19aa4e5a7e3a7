import importlib
m = importlib.import_module('lib')
m.g()  #> lib.g
getattr(m, 'g')()  #> lib.g
n = __import__('lib')
n.g()  #> lib.g
import sys
sys.modules['lib'].g()  #> lib.g
f = getattr(m, 'C')
f().m()  #> lib.C.m lib.C
