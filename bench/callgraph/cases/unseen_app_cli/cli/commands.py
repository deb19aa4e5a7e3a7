def install(app):
    @app.command(help='adds a thing')  #> cli.app.App.command cli.app.App.command.register
    def add(name, count=1):
        return [make(name) for _ in range(count)]  #> cli.commands.make

    app.command('rm', help='removes')(remove)  #> cli.app.App.command cli.app.App.command.register


def make(name):
    return {'name': name}


def remove(name, force=False):
    return confirm(name) or force  #> cli.commands.confirm


def confirm(name):
    return False
