from .core import run as start
from . import util
from .util import *


def boot():
    util.helper()  #> pkg.util.helper
    return start
