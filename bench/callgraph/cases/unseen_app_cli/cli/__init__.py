from cli.app import App
from cli import commands

app = App('tool')  #> cli.app.App.__init__
commands.install(app)  #> cli.commands.install
