from .widgets import Widget, make
from . import tools
default = make('default')  #> pkg.widgets.make
