from build import tasks
from build.graph import Graph
from build.runner import SerialRunner, run_with
from build.config import Config


def announce(task):
    print("doing", task.title())  #> build.tasks.Task.title


@tasks.task  #> build.tasks.task
def compile_all(config):
    return [compile_one(name) for name in config.sources()]  #> build.config.Config.sources main.compile_one


def compile_one(name):
    return name + ".o"


@tasks.task(needs=["compile_all"])  #> build.tasks.task build.tasks.task.<lambda>
def link(config, linker=None):
    return (linker or default_linker)(config.output)  #> main.default_linker


def default_linker(output):
    return output + ".exe"


config = Config.read({"output": "app", "sources": "a b"})  #> build.config.Config.read
graph = Graph(tasks.registered())  #> build.graph.Graph.__init__ build.tasks.registered
print(run_with(SerialRunner, graph, config, before=announce))  #> build.runner.run_with
