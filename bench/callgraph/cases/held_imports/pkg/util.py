__all__ = ['helper', 'exported']


def helper():
    return _private()  #> pkg.util._private


def exported():
    pass


def _private():
    pass
