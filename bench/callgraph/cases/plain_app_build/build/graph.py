class CycleError(Exception):
    pass


class Graph:
    def __init__(self, tasks):
        self.tasks = tasks

    def order(self):
        done = []
        for name in self.tasks:
            self.visit(name, done, set())  #> build.graph.Graph.visit
        return done

    def visit(self, name, done, active):
        task = self.tasks[name]
        if task in done:
            return
        if name in active:
            raise CycleError(name)  #> build.graph.CycleError
        for need in task.needs:
            self.visit(need, done, active | {name})  #> build.graph.Graph.visit
        done.append(task)
