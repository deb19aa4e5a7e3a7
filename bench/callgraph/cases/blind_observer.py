class Signal:
    def __init__(self): self._subs = []
    def connect(self, fn):
        self._subs.append(fn)
        return fn
    def send(self, *a):
        return [fn(*a) for fn in self._subs]  #> <lambda> first
class Bus:
    def __init__(self): self.topics = {}
    def on(self, topic):
        def deco(fn):
            self.topics.setdefault(topic, []).append(fn)
            return fn
        return deco
    def emit(self, topic):
        for fn in self.topics.get(topic, ()):
            fn()  #> up
sig = Signal()  #> Signal.__init__
@sig.connect  #> Signal.connect
def first(): pass
sig.connect(lambda: second())  #> Signal.connect second
def second(): pass
sig.send()  #> Signal.send
bus = Bus()  #> Bus.__init__
@bus.on('up')  #> Bus.on Bus.on.deco
def up(): pass
@bus.on('down')  #> Bus.on Bus.on.deco
def down(): pass
bus.emit('up')  #> Bus.emit
class Command:
    def execute(self): raise NotImplementedError
class Save(Command):
    def __init__(self, doc): self.doc = doc
    def execute(self): self.doc.save()  #> Doc.save
class Undo(Command):
    def __init__(self, inner): self.inner = inner
    def execute(self): self.inner.execute()  #> Save.execute
class Doc:
    def save(self): pass
class Invoker:
    def __init__(self): self.history = []
    def run(self, cmd):
        cmd.execute()  #> Save.execute Undo.execute
        self.history.append(cmd)
    def replay(self):
        for cmd in self.history: cmd.execute()  #> Save.execute Undo.execute
inv = Invoker()  #> Invoker.__init__
inv.run(Save(Doc()))  #> Doc Invoker.run Save.__init__
inv.run(Undo(Save(Doc())))  #> Doc Invoker.run Save.__init__ Undo.__init__
inv.replay()  #> Invoker.replay
class State:
    def next(self, m): pass
class On(State):
    def next(self, m): m.state = Off()  #> Off
class Off(State):
    def next(self, m): m.state = On()  #> On
class Machine:
    def __init__(self): self.state = Off()  #> Off
    def press(self): self.state.next(self)  #> Off.next On.next
m = Machine()  #> Machine.__init__
m.press()  #> Machine.press
m.press()  #> Machine.press
class Strategy:
    def __init__(self, algo): self.algo = algo
    def go(self): return self.algo()  #> Doc.save up
Strategy(up).go()  #> Strategy.__init__ Strategy.go
Strategy(Doc().save).go()  #> Doc Strategy.__init__ Strategy.go
class Visitor:
    def visit(self, n): return getattr(self, 'visit_' + type(n).__name__, self.generic)(n)  #> Visitor.generic Visitor.visit_Leaf
    def visit_Leaf(self, n): pass
    def generic(self, n): pass
class Leaf:
    def accept(self, v): return v.visit(self)  #> Visitor.visit
class Node(Leaf): pass
Leaf().accept(Visitor())  #> Leaf Leaf.accept Visitor
Node().accept(Visitor())  #> Leaf.accept Node Visitor
