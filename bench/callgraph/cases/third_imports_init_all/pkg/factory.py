from .deep.thing import Thing


def build(name):
    return Thing(name)  #> pkg.deep.thing.Thing.__init__
