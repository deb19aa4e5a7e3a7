_jobs = {}


class Job:
    def __init__(self, name, function, tries):
        self.name = name
        self.function = function
        self.tries = tries

    def __call__(self, context):
        return self.function(context)  #> jobs.builtin.broken jobs.builtin.clean main.custom

    @property
    def is_stubborn(self):
        return self.tries > 1


def job(name, tries=1):
    def decorate(function):
        _jobs[name] = Job(name, function, tries)  #> jobs.registry.Job.__init__
        return function

    return decorate


def names():
    return sorted(_jobs)


def find(name):
    return _jobs[name]
