import pkg
import pkg.mod
import pkg.mod as pm
from pkg import mod, func, Class as K
from pkg.sub import deep
from pkg.sub.deep import *
from pkg import sub as s
import pkg.sub.other
pkg.func()  #> pkg.func
pkg.mod.modf()  #> pkg.mod.modf
pm.modf()  #> pkg.mod.modf
mod.modf()  #> pkg.mod.modf
func()  #> pkg.func
K().m()  #> pkg.mod.Class pkg.mod.Class.m
deep.deepf()  #> pkg.sub.deep.deepf
deepf()  #> pkg.sub.deep.deepf
s.deep.deepf()  #> pkg.sub.deep.deepf
pkg.sub.other.of()  #> pkg.sub.other.of
pkg.renamed()  #> pkg.mod.modf
def local():
    from pkg.mod import modf as mf
    import pkg.sub.deep as psd
    mf()  #> pkg.mod.modf
    psd.deepf()  #> pkg.sub.deep.deepf
local()  #> main.local
m = pkg.mod
m.modf()  #> pkg.mod.modf
try:
    from nope import thing
except ImportError:
    from pkg.mod import modf as thing
thing()  #> pkg.mod.modf
pkg.CONST.m()  #> pkg.mod.Class.m
pkg.mod.inst.m()  #> pkg.mod.Class.m
from pkg.mod import inst as ii
ii.m()  #> pkg.mod.Class.m
pkg.registry['k']()  #> pkg.func
pkg.mod.Outer.Inner().go()  #> pkg.mod.Outer.Inner pkg.mod.Outer.Inner.go
if True:
    import pkg.mod as later
later.modf()  #> pkg.mod.modf
__import__('pkg').func()  #> pkg.func
import importlib
importlib.import_module('pkg.mod').modf()  #> pkg.mod.modf
importlib.import_module('.deep', 'pkg.sub').deepf()  #> pkg.sub.deep.deepf
