def exported():
    return _private()  #> pkg.core._private


def _private():
    return 1
