from .sub.deep import dive as exported
from . import sub
def top():
    return exported()  #> pkg.sub.deep.dive
