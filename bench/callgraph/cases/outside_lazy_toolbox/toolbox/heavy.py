print("loading heavy")


def hammer(nail):
    return swing(nail) + "!"  #> toolbox.heavy.swing


def swing(what):
    return "bang " + what


class saw:
    def __init__(self, teeth):
        self.teeth = teeth

    def __call__(self, wood):
        return "%s cut by %d" % (wood, self.teeth)
