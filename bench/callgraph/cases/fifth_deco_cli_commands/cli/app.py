registry = {}


def command(*names):
    def register(func):
        for name in names or (func.__name__,):
            registry[name] = func
        return func
    return register


def usage(arg):
    return "usage: " + " ".join(sorted(registry))


def dispatch(name, arg):
    return registry.get(name, usage)(arg)  #> cli.app.usage cli.commands.greet
