from ..mod import modf as up
from .. import mod
__all__ = ['deepf']
def deepf():
    up()  #> pkg.mod.modf
    mod.modf()  #> pkg.mod.modf
