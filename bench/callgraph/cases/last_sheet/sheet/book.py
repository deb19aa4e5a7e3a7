from .cells import Cell, Constant
from .formulas import parse


class Sheet:
    def __init__(self):
        self._cells = {}
        self._listeners = []

    def cell(self, name):
        if name not in self._cells:
            self._cells[name] = Cell(self, name)  #> sheet.cells.Cell.__init__
        return self._cells[name]

    def __getitem__(self, name):
        return self.cell(name).value  #> sheet.book.Sheet.cell sheet.cells.Cell.value

    def __setitem__(self, name, text):
        if isinstance(text, str) and text.startswith("="):
            content = parse(text[1:])  #> sheet.formulas.parse
        else:
            content = Constant(text)  #> sheet.cells.Constant.__init__
        self.cell(name).set(content)  #> sheet.book.Sheet.cell sheet.cells.Cell.set

    def listen(self, listener):
        self._listeners.append(listener)

    def changed(self, cell):
        for listener in self._listeners:
            listener(cell)  #> main.Journal.note main.main.<lambda>

    def render(self, formatter):
        return formatter.table({name: cell.value for name, cell in sorted(self._cells.items())})  #> formats.Formatter.table sheet.cells.Cell.value
