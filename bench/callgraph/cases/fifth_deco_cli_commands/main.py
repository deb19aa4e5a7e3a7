"""Commands registered by a decorator living in a package; dispatch by name."""
from cli import app
from cli import commands
from cli.app import dispatch

print(dispatch("greet", "Bob"))  #> cli.app.dispatch
print(dispatch("hi", "Eve"))  #> cli.app.dispatch
print(dispatch("nothing", "x"))  #> cli.app.dispatch
print(app.registry["total"]([1, 2]))  #> cli.commands.total
print(commands.greet("direct"))  #> cli.commands.greet
