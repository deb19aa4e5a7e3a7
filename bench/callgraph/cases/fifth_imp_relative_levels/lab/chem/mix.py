from ..common import label
from ..bio import grow as other


def run(n):
    return label(n) + other.label(n)  #> lab.bio.grow.label lab.common.label
