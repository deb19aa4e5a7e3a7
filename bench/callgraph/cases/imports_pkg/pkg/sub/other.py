from . import deep
from .deep import deepf
def of():
    deep.deepf()  #> pkg.sub.deep.deepf
    deepf()  #> pkg.sub.deep.deepf
