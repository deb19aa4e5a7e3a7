class Registry:
    def __init__(self):
        self.fns = {}
        self.ls = []
    def register(self, name):
        def dec(f):
            self.fns[name] = f
            return f
        return dec
    def add(self, f):
        self.ls.append(f)
        return f
    def run(self):
        for f in self.ls:
            f()  #> b
        for f in self.fns.values():
            f()  #> a
r = Registry()  #> Registry.__init__
@r.register('a')  #> Registry.register Registry.register.dec
def a(): pass
@r.add  #> Registry.add
def b(): pass
a()  #> a
r.run()  #> Registry.run
