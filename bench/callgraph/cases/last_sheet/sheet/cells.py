class Cell:
    def __init__(self, sheet, name):
        self.sheet = sheet
        self.name = name
        self.content = Constant(0)  #> sheet.cells.Constant.__init__
        self.watchers = set()

    @property
    def value(self):
        return self.content.compute(self.sheet)  #> sheet.cells.Constant.compute sheet.cells.Formula.compute

    def set(self, content):
        for name in self.content.inputs():  #> sheet.cells.Constant.inputs
            self.sheet.cell(name).watchers.discard(self)
        self.content = content
        for name in content.inputs():  #> sheet.cells.Constant.inputs sheet.cells.Formula.inputs
            self.sheet.cell(name).watchers.add(self)  #> sheet.book.Sheet.cell
        self.touched()  #> sheet.cells.Cell.touched

    def touched(self):
        self.sheet.changed(self)  #> sheet.book.Sheet.changed
        for watcher in self.watchers:
            watcher.touched()  #> sheet.cells.Cell.touched


class Constant:
    def __init__(self, value):
        self.given = value

    def compute(self, sheet):
        return self.given

    def inputs(self):
        return []


class Formula:
    def __init__(self, function, *names):
        self.function = function
        self.names = names

    def compute(self, sheet):
        return self.function(*[sheet[name] for name in self.names])  #> main.mean sheet.book.Sheet.__getitem__ sheet.formulas.add sheet.formulas.largest sheet.formulas.ratio

    def inputs(self):
        return self.names
