from .. import sub as me
def dive():
    return me.hidden()  #> pkg.sub.hidden
