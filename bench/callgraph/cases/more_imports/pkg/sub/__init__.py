from ..core import exported


def helper():
    return exported()  #> pkg.core.exported
