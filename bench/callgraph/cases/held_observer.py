class Event:
    def __init__(self):
        self.listeners = {}

    def on(self, name):
        def register(fn):
            self.listeners.setdefault(name, []).append(fn)
            return fn
        return register

    def emit(self, name, *args):
        for fn in self.listeners.get(name, []):
            fn(*args)  #> data started

class Command:
    def execute(self):
        raise NotImplementedError

class Save(Command):
    def execute(self):
        self.doc.save()  #> Doc.save

    def __init__(self, doc):
        self.doc = doc

class Close(Command):
    def __init__(self, doc):
        self.doc = doc

    def execute(self):
        self.doc.close()  #> Doc.close

class Doc:
    def save(self):
        pass

    def close(self):
        pass

class Invoker:
    def __init__(self):
        self.history = []

    def run(self, command):
        command.execute()  #> Close.execute Save.execute
        self.history.append(command)

    def replay(self):
        for c in self.history:
            c.execute()  #> Close.execute Save.execute

class Visitor:
    def visit(self, node):
        return node.accept(self)  #> Add.accept Num.accept

    def visit_num(self, node):
        return 1

    def visit_add(self, node):
        self.visit(node.left)  #> Visitor.visit
        self.visit(node.right)  #> Visitor.visit

class Num:
    def accept(self, visitor):
        return visitor.visit_num(self)  #> Visitor.visit_num

class Add:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def accept(self, visitor):
        return visitor.visit_add(self)  #> Visitor.visit_add

events = Event()  #> Event.__init__

@events.on('start')  #> Event.on Event.on.register
def started():
    pass

@events.on('data')  #> Event.on Event.on.register
def data(x):
    pass

events.emit('start')  #> Event.emit
events.emit('data', 1)  #> Event.emit
doc = Doc()  #> Doc
inv = Invoker()  #> Invoker.__init__
inv.run(Save(doc))  #> Invoker.run Save.__init__
inv.run(Close(doc))  #> Close.__init__ Invoker.run
inv.replay()  #> Invoker.replay
Visitor().visit(Add(Num(), Num()))  #> Add.__init__ Num Visitor Visitor.visit
