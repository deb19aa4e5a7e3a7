import lib
import lib.tools as t
from lib import Base as B
from lib.tools import *
from lib import core
class Mine(B):
    def hook(self): return t.helper()  #> lib.tools.helper
Mine().run()  #> lib.core.Base.run main.Mine
lib.core.build()  #> lib.core.build
core.build().run()  #> lib.core.Base.run lib.core.build
helper()  #> lib.tools.helper
t.Tool().go()  #> lib.tools.Tool lib.tools.Tool.go
lib.VERSION()  #> lib.VERSION
