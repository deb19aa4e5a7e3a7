from .core import Stage, stage
from .parse import *
from .stats import Mean, Peak, fold as reduce_with

from . import stats
