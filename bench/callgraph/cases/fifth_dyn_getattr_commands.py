"""A shell that finds its methods with getattr and a default, plus hasattr checks."""


class Shell:
    prefix = "do_"

    def run(self, line):
        name, *args = line.split()
        method = getattr(self, self.prefix + name, self.default)
        return method(*args)  #> LoggedShell.do_sum Shell.default Shell.do_echo Shell.do_sum

    def do_echo(self, *words):
        return " ".join(words)

    def do_sum(self, *numbers):
        return sum(map(int, numbers))

    def default(self, *args):
        return f"unknown{len(args)}"


class LoggedShell(Shell):
    def before_echo(self):
        print("about to echo")

    def run(self, line):
        hook = "before_" + line.split()[0]
        if hasattr(self, hook):
            getattr(self, hook)()  #> LoggedShell.before_echo
        return super().run(line)  #> Shell.run

    def do_sum(self, *numbers):
        return -super().do_sum(*numbers)  #> Shell.do_sum


for shell in (Shell(), LoggedShell()):  #> LoggedShell Shell
    print([shell.run(text) for text in ("echo a b", "sum 1 2", "fly x")])  #> LoggedShell.run Shell.run
