commands = {}


def command(name):
    def register(function):
        commands[name] = function
        return function

    return register


def logged(function):
    def inner(words):
        log(function.__name__)  #> log
        return function(words)  #> count helper

    return inner


def log(text):
    print("log:", text)


@command("echo")  #> command command.register
def echo(words):
    return " ".join(words)


@command("count")  #> command command.register
@logged  #> logged
def count(words):
    return len(words)


@logged  #> logged
def helper(words):
    return echo(words)  #> echo


def execute(line):
    name, *words = line.split()
    return commands[name](words)  #> echo logged.inner


print(execute("echo a b"))  #> execute
print(execute("count a b c"))  #> execute
print(helper(["x"]))  #> logged.inner
