from graphlib import CycleError, TopologicalSorter


class Task:
    def __init__(self, fn, needs=(), when=None):
        self.fn = fn
        self.name = fn.__name__.rstrip("_")
        self.needs = tuple(needs)
        self.when = when or always
        self.done = False

    def __call__(self, ctx):
        if not self.when(ctx):  #> buildfile.<lambda> tasks.always
            return ctx.log("skip " + self.name)  #> context.Context._log_verbose
        self.done = True
        return self.fn(ctx)  #> buildfile.clean buildfile.compile_ buildfile.configure buildfile.package buildfile.test

    def __repr__(self):
        return "Task(%s)" % self.name


def always(ctx):
    return True


class Registry:
    def __init__(self):
        self._tasks = {}

    def task(self, *args, **opts):
        if len(args) == 1 and callable(args[0]) and not isinstance(args[0], Task):
            return self._add(args[0])  #> tasks.Registry._add

        def deco(fn):
            return self._add(fn, needs=args, **opts)  #> tasks.Registry._add
        return deco

    def _add(self, fn, **opts):
        t = Task(fn, **opts)  #> tasks.Task.__init__
        self._tasks[t.name] = t
        return t

    def __getitem__(self, name):
        return self._tasks[getattr(name, "name", name)]

    def order(self, goal):
        graph = {}
        self._walk(self[goal], graph)  #> tasks.Registry.__getitem__ tasks.Registry._walk
        try:
            return [self[n] for n in TopologicalSorter(graph).static_order()]  #> tasks.Registry.__getitem__
        except CycleError as e:
            return self._on_cycle(e.args[1])  #> tasks.Registry._on_cycle

    def _walk(self, task, graph):
        if task.name not in graph:
            graph[task.name] = [self[n].name for n in task.needs]  #> tasks.Registry.__getitem__
            for n in task.needs:
                self._walk(self[n], graph)  #> tasks.Registry.__getitem__ tasks.Registry._walk

    def _on_cycle(self, names):
        print("cycle:", len(names))
        return []
