class Signal:
    def __init__(self):
        self._slots = []
    def connect(self, slot):
        self._slots.append(slot)
        return slot
    def emit(self, *args):
        for slot in list(self._slots):
            slot(*args)  #> View.hide View.refresh audit
    def __iadd__(self, slot):
        self.connect(slot)  #> Signal.connect
        return self
class Model:
    def __init__(self):
        self.changed = Signal()  #> Signal.__init__
        self.removed = Signal()  #> Signal.__init__
        self._value = None
    def set(self, value):
        self._value = value
        self.changed.emit(value)  #> Signal.emit
class View:
    def __init__(self, model):
        model.changed.connect(self.refresh)  #> Signal.connect
        model.removed += self.hide  #> Signal.__iadd__
    def refresh(self, value):
        return render(value)  #> render
    def hide(self):
        return None
def render(value):
    return value
model = Model()  #> Model.__init__
view = View(model)  #> View.__init__
model.set(1)  #> Model.set
model.removed.emit()  #> Signal.emit
@model.changed.connect  #> Signal.connect
def audit(value):
    return render(value)  #> render
model.set(2)  #> Model.set
class Weak:
    def __init__(self):
        self.by_event = {}
    def on(self, event):
        def register(fn):
            self.by_event.setdefault(event, []).append(fn)
            return fn
        return register
    def fire(self, event, payload):
        return [fn(payload) for fn in self.by_event.get(event, ())]  #> gone saved
bus = Weak()  #> Weak.__init__
@bus.on('saved')  #> Weak.on Weak.on.register
def saved(payload):
    return render(payload)  #> render
@bus.on('gone')  #> Weak.on Weak.on.register
def gone(payload):
    return payload
bus.fire('saved', 1)  #> Weak.fire
bus.fire('gone', 2)  #> Weak.fire
