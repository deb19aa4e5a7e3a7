import pkg
import pkg.sub.deep as deep
from pkg import exported, renamed as other, sub
from pkg.shapes import *
from pkg.sub import deep as again, helper
import pkg.late
from pkg.aliases import first, SECOND, Alias

pkg.exported()  #> pkg.core.exported
exported()  #> pkg.core.exported
other()  #> pkg.core._private
sub.helper()  #> pkg.sub.helper
helper()  #> pkg.sub.helper
deep.dive()  #> pkg.sub.deep.dive
again.dive()  #> pkg.sub.deep.dive
pkg.sub.deep.dive()  #> pkg.sub.deep.dive
circle().area()  #> pkg.shapes.Shape.area pkg.shapes.circle
Square(2).area()  #> pkg.shapes.Shape.area pkg.shapes.Square.__init__
pkg.late.run(exported)  #> pkg.late.run
first()  #> pkg.core.exported
SECOND()  #> pkg.core.exported
Alias().go()  #> pkg.aliases._Real pkg.aliases._Real.go
pkg.registry["late"]()  #> pkg.late.<lambda>
pkg.maybe()  #> pkg.fallback.nothing
module = pkg.sub
module.helper()  #> pkg.sub.helper
try:
    from pkg.missing import nothing
except ImportError:
    from pkg.fallback import nothing
nothing()  #> pkg.fallback.nothing


def inside():
    from pkg.sub.deep import Diver

    return Diver().dive()  #> pkg.sub.deep.Diver pkg.sub.deep.Diver.dive


inside()  #> main.inside
