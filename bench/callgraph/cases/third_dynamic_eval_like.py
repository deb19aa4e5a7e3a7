class Commands:
    def do_add(self, a, b):
        return a + b

    def do_quit(self):
        return None

    def names(self):
        return [name[3:] for name in dir(self) if name.startswith('do_')]


def dispatch(commands, line):
    name, *args = line.split()
    method = getattr(commands, f'do_{name}')
    return method(*args)  #> Commands.do_add Commands.do_quit


def local_call():
    return globals()['target']()  #> target


def target():
    return 't'


commands = Commands()  #> Commands
dispatch(commands, 'add 1 2')  #> dispatch
dispatch(commands, 'quit')  #> dispatch
commands.names()  #> Commands.names
local_call()  #> local_call
vars()['target']()  #> target
