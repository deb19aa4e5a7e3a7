from tool.cli import Application
from tool import commands

app = Application("tool")  #> tool.cli.Application.__init__
app.add(commands.Greet())  #> tool.cli.Application.add tool.commands.Command.__init__
app.add(commands.Sum())  #> tool.cli.Application.add tool.commands.Command.__init__
app.alias("hi", "greet")  #> tool.cli.Application.alias

for line in ("greet bob", "sum 1 2", "hi eve", "nope"):
    code = app.run(line.split())  #> tool.cli.Application.run
    print(code)
