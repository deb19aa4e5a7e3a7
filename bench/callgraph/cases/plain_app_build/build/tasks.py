_tasks = {}


class Task:
    def __init__(self, function, needs=()):
        self.function = function
        self.needs = list(needs)

    @property
    def name(self):
        return self.function.__name__

    def title(self):
        return self.name.replace("_", " ")  #> build.tasks.Task.name

    def run(self, config):
        return self.function(config)  #> main.compile_all main.link


def task(function=None, *, needs=()):
    if function is None:
        return lambda real: task(real, needs=needs)  #> build.tasks.task
    made = Task(function, needs)  #> build.tasks.Task.__init__
    _tasks[made.name] = made  #> build.tasks.Task.name
    return made


def registered():
    return dict(_tasks)
