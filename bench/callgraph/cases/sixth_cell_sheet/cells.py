class Cell:
    def __init__(self, name):
        self.name = name
        self.deps = set()

    def value(self, sheet):
        raise NotImplementedError


class ValueCell(Cell):
    def __init__(self, name, value):
        super().__init__(name)  #> cells.Cell.__init__
        self._value = value

    def value(self, sheet):
        return self._value


class FormulaCell(Cell):
    _dirty = True

    def __init__(self, name, formula):
        super().__init__(name)  #> cells.Cell.__init__
        self.formula = formula

    def value(self, sheet):
        if self._dirty:
            with sheet.tracking(self):  #> sheet.Sheet.tracking
                self._cache = self.formula(sheet)  #> main.<lambda> main.<lambda>+1
            self._dirty = False
        return self._cache

    def invalidate(self):
        self._dirty = True
