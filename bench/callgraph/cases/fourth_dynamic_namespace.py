def task_fetch():
    return "fetched"


def task_build():
    return "built " + stamp()  #> stamp


def stamp():
    return "today"


def run(name):
    function = globals().get("task_" + name)
    return function() if function else missing(name)  #> missing task_build task_fetch


def missing(name):
    return f"no task {name}"


Point = type("Point", (), {"where": lambda self: "here", "dump": stamp})


class Tools:
    def hammer(self):
        return "bang"

    saw = hammer


print(run("fetch"), run("build"), run("deploy"))  #> run
print(Point().where())  #> <lambda>
print(Point.dump())  #> stamp
print(vars(Tools)["hammer"](Tools()))  #> Tools Tools.hammer
print(Tools().saw())  #> Tools Tools.hammer
print(eval("stamp()"))  #> stamp
