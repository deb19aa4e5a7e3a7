import importlib

from commands import COMMANDS

MODULES = ['greet', 'leave']


def load_all():
    for name in MODULES:
        module = importlib.import_module('commands.' + name)
        module.run('x')  #> commands.greet.run commands.leave.run


def call(name):
    command = COMMANDS[name]
    return command('y')  #> commands.greet.run commands.leave.run


load_all()  #> main.load_all
call('greet')  #> main.call
call('leave')  #> main.call
COMMANDS['leave']('z')  #> commands.leave.run
