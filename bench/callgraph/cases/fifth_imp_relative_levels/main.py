"""Relative imports over two levels, and same function names in sibling packages."""
from lab.chem.mix import run as run_chem
from lab.bio.grow import run as run_bio
import lab.bio.grow

print(run_chem(2), run_bio(3))  #> lab.bio.grow.run lab.chem.mix.run
print(lab.bio.grow.label(1), lab.version())  #> lab.bio.grow.label lab.common.version
