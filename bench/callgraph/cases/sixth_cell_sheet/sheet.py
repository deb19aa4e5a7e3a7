from contextlib import contextmanager
from cells import ValueCell, FormulaCell
from signals import Signal


class Sheet:
    def __init__(self):
        self._cells = {}
        self._stack = []
        self._signals = {}
        self.changed = Signal()  #> signals.Signal.__init__

    def __setitem__(self, name, value):
        self._cells[name] = ValueCell(name, value)  #> cells.ValueCell.__init__
        self._notify(name)  #> sheet.Sheet._notify

    def __getitem__(self, name):
        if self._stack:
            self._stack[-1].deps.add(name)
        return self._cells[name].value(self)  #> cells.FormulaCell.value cells.ValueCell.value

    def define(self, name, formula):
        self._cells[name] = FormulaCell(name, formula)  #> cells.FormulaCell.__init__
        self._notify(name)  #> sheet.Sheet._notify

    @contextmanager
    def tracking(self, cell):
        cell.deps.clear()
        self._stack.append(cell)
        yield
        self._stack.pop()

    def subscribe(self, fn, name=None):
        self._signal(name).connect(fn)  #> sheet.Sheet._signal signals.Signal.connect

    def unsubscribe(self, fn, name=None):
        self._signal(name).disconnect(fn)  #> sheet.Sheet._signal signals.Signal.disconnect

    def _signal(self, name):
        if name is None:
            return self.changed
        return self._signals.setdefault(name, Signal())  #> signals.Signal.__init__

    def _notify(self, name):
        value = self[name]  #> sheet.Sheet.__getitem__
        self.changed(name, value)  #> signals.Signal.__call__
        if name in self._signals:
            self._signals[name](name, value)  #> signals.Signal.__call__
        for cell in list(self._cells.values()):
            if name in cell.deps and isinstance(cell, FormulaCell):
                cell.invalidate()  #> cells.FormulaCell.invalidate
                self._notify(cell.name)  #> sheet.Sheet._notify

    def graph(self):
        return {n: sorted(c.deps) for n, c in self._cells.items() if c.deps}

    def clear(self):
        self._cells.clear()
        self._notify("*")  #> sheet.Sheet._notify
