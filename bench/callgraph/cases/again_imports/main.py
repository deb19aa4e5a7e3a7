import pkg
import pkg.tools.text as text
from pkg import make, Widget as W
from pkg.tools import *
from pkg.tools.numbers import add as plus, OPS
import pkg.tools.numbers
text.upper('a')  #> pkg.tools.text.upper
W('x').draw()  #> pkg.widgets.Widget.__init__ pkg.widgets.Widget.draw
make('y').draw()  #> pkg.widgets.Widget.draw pkg.widgets.make
trim(' z ')  #> pkg.tools.text.trim
plus(1, 2)  #> pkg.tools.numbers.add
OPS['sub'](3, 1)  #> pkg.tools.numbers.sub
pkg.tools.numbers.sub(1, 1)  #> pkg.tools.numbers.sub
pkg.default.draw()  #> pkg.widgets.Fancy.draw
def late():
    from pkg.lazy import compute
    return compute(2)  #> pkg.lazy.compute
late()  #> main.late
module = __import__('pkg.lazy', fromlist=['x'])
module.compute(1)  #> pkg.lazy.compute
