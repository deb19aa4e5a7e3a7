from base import Command, UnknownCommand
import basic_commands
import admin_commands
from middleware import Throttle, Censor, chain


def run(lines):
    deliver = chain([Throttle(3), Censor("darn")], Command.dispatch)  #> middleware.Censor.__init__ middleware.Throttle.__init__ middleware.chain
    for user, line in lines:
        try:
            print(user, "<-", deliver(user, line))  #> middleware.Middleware.__call__.handler
        except UnknownCommand as e:
            print(user, "<-", e, "did you mean", e.suggest())  #> base.UnknownCommand.suggest


run([  #> main.run
    ("ann", "/echo hello there"),
    ("bob", "/roll 2d6"),
    ("bob", "/kick ann"),
    ("root", "/kick bob"),
    ("ann", "/eco x"),
    ("ann", "/echo darn it"),
    ("ann", "/echo too much"),
    ("cat", "/help"),
])
print(sorted(Command.registry), admin_commands.KICKED)
