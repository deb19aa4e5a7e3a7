def f():
    import lib
    lib.g()  #> lib.g
    from lib import g as h
    h()  #> lib.g
f()  #> main.f
try:
    import nope as lib2
except ImportError:
    import lib as lib2
lib2.g()  #> lib.g
