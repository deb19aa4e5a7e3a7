from .app import command


@command("greet", "hi")  #> cli.app.command cli.app.command.register
def greet(name):
    return polite(name)  #> cli.commands.polite


def polite(name):
    return f"hello {name}"


@command()  #> cli.app.command cli.app.command.register
def total(values):
    return sum(values)
