from .shared import say


def run(name):
    return say('bye', name)  #> commands.shared.say
