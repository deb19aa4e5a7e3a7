class Environment:
    def __init__(self, parent=None, observer=None):
        self.parent = parent
        self.values = {}
        self.observer = observer

    def lookup(self, name):
        if name in self.values:
            return self.values[name]
        if self.parent is not None:
            return self.parent.lookup(name)  #> environment.Environment.lookup
        return self.missing(name)  #> environment.Environment.missing environment.Strict.missing

    def missing(self, name):
        return 0

    def assign(self, name, value):
        self.values[name] = value
        if self.observer:
            self.observer(name, value)  #> main.note

    def child(self):
        return type(self)(self, self.observer)  #> environment.Environment.__init__


class Strict(Environment):
    def missing(self, name):
        raise NameError(name)
