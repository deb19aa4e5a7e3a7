from .mod import modf as renamed, Class
from . import mod
from .sub import deep
def func():
    mod.modf()  #> pkg.mod.modf
CONST = Class()  #> pkg.mod.Class
registry = {'k': func}
