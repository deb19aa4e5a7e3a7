from cli import app


@app.command()  #> cli.app.App.command cli.app.App.command.register
def status():
    return summary()  #> main.summary


def summary():
    return 'fine'


app.run(['add', 'x', '--count=2'])  #> cli.app.App.run
app.run(['rm', 'x', '--force=yes'])  #> cli.app.App.run
app.run(['status'])  #> cli.app.App.run
app.run(['what'])  #> cli.app.App.run
app.run([])  #> cli.app.App.run
