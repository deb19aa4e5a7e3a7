from .body import Mobile, Positioned
from .life import Fighter, Living
