class Console:
    prompt = "> "

    def do_help(self, arg):
        names = [n[3:] for n in dir(self) if n.startswith("do_")]
        return "commands: " + ", ".join(names)

    def do_echo(self, arg):
        return arg

    def do_quit(self, arg):
        return self.finish(arg)  #> Console.finish

    def finish(self, arg):
        return "bye " + arg

    def default(self, arg):
        return "unknown"

    def dispatch(self, line):
        verb, _, rest = line.partition(" ")
        handler = getattr(self, "do_" + verb, self.default)
        return handler(rest)  #> <lambda> Console.default Console.do_help Console.do_quit LoudConsole.do_echo add_command


class LoudConsole(Console):
    def do_echo(self, arg):
        return super().do_echo(arg).upper()  #> Console.do_echo


def install(cls, **commands):
    for name, fn in commands.items():
        setattr(cls, f"do_{name}", fn)
    return cls


def add_command(self, arg):
    return str(sum(int(x) for x in arg.split()))


install(LoudConsole, add=add_command, ping=lambda self, arg: "pong" + arg)  #> install

con = LoudConsole()  #> LoudConsole
for line in ["help", "echo hi there", "add 1 2 3", "ping", "nope", "quit now"]:
    print(con.prompt + str(con.dispatch(line)))  #> Console.dispatch
print(getattr(con, "finish")("again"), hasattr(Console, "do_add"))  #> Console.finish
