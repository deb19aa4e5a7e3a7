from pkg.factory import build


def run():
    return hidden(build('r'))  #> pkg.factory.build pkg.runner.hidden


def hidden(item):
    return item.go()  #> pkg.deep.thing.Thing.go
