"""A package whose __init__ has a module-level __getattr__ that imports on demand."""
import mathkit
from mathkit import cube  #> mathkit.__getattr__

print(mathkit.square(3), cube(2))  #> mathkit.__getattr__ mathkit.powers.cube mathkit.powers.square
print(mathkit.old_square(4))  #> mathkit.__getattr__ mathkit.powers.square
print(getattr(mathkit, "missing", "absent"))  #> mathkit.__getattr__
