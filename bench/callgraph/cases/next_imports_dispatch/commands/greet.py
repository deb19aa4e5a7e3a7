from .shared import say


def run(name):
    return say('hi', name)  #> commands.shared.say
