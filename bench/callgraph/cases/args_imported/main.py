from to_import import func
from lib import other as o
import lib
def param_func(): pass
func(param_func)  #> to_import.func
o(param_func, cb=lambda: param_func())  #> lib.other main.param_func
lib.third(param_func)  #> lib.third
