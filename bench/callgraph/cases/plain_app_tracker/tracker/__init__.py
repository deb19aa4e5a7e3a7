from . import models, signals
