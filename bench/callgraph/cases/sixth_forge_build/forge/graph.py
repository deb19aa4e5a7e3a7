class CycleError(Exception):
    def __init__(self, path):
        self.path = path


class Target:
    def __init__(self, name, deps, action):
        self.name, self.deps, self.action = name, deps, action

    def stale(self, fs):
        if not fs.exists(self.name):  #> forge.fs.FakeFS.exists
            return True
        mine = fs.mtime(self.name)  #> forge.fs.FakeFS.mtime
        return any(fs.mtime(d) > mine for d in self.deps)  #> forge.fs.FakeFS.mtime


class Graph:
    def __init__(self):
        self.targets = {}

    @classmethod
    def load(cls, rules):
        g = cls()  #> forge.graph.Graph.__init__
        for name, (deps, action) in rules.items():
            g.targets[name] = Target(name, deps, action)  #> forge.graph.Target.__init__
        return g

    def order(self, goal):
        done, out = set(), []

        def visit(name, path):
            if name in path:
                raise CycleError([*path, name])  #> forge.graph.CycleError.__init__
            if name in done or name not in self.targets:
                return
            for d in self.targets[name].deps:
                visit(d, path + (name,))  #> forge.graph.Graph.order.visit
            done.add(name)
            out.append(self.targets[name])

        visit(goal, ())  #> forge.graph.Graph.order.visit
        return out
