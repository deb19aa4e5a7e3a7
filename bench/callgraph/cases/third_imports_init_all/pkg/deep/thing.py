class Thing:
    def __init__(self, name):
        self.name = name

    def go(self):
        return act()  #> pkg.deep.thing.act


def act():
    return 1
