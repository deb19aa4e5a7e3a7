import util
import pkg
import pkg.sub.deep as deep
from util import helper as h, Tool
from pkg import exported, sub
from pkg.sub import *
util.helper()  #> util.helper
h()  #> util.helper
Tool().use()  #> util.Tool util.Tool.use
pkg.top()  #> pkg.top
exported()  #> pkg.sub.deep.dive
deep.dive()  #> pkg.sub.deep.dive
sub.deep.dive()  #> pkg.sub.deep.dive
starred()  #> pkg.sub.starred
util.later()  #> util.<lambda>
def local():
    from pkg.sub.deep import dive as d
    d()  #> pkg.sub.deep.dive
    import util as u
    u.Tool.make().use()  #> util.Tool.make util.Tool.use
local()  #> main.local
util.CALLBACK = deep.dive
util.fire()  #> util.fire
