import importlib


class Chain:
    def __init__(self, available):
        self.available = available
        self.steps = []

    def then(self, name):
        self.steps.append(self.resolve(name))  #> chain.Chain.resolve
        return self

    def resolve(self, name):
        if "." in name:
            modname, _, attr = name.rpartition(".")
            return getattr(importlib.import_module(modname), attr)
        try:
            return self.available[name]
        except KeyError:
            return self.fallback(name)  #> chain.Chain.fallback

    def fallback(self, name):
        def noop(row):
            print("no filter", name)
            return row
        return noop

    def __call__(self, row):
        for step in self.steps:
            row = step(row)  #> chain.Chain.fallback.noop filters.blur.apply filters.blur.edge filters.contrast.stretch filters.threshold.Threshold.__call__ main.mirror
        return row
