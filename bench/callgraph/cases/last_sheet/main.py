from formats import Csv, Padded
from sheet import Sheet
from sheet.formulas import function


@function()  #> sheet.formulas.function sheet.formulas.function.register
def mean(*values):
    return sum(values) / len(values)


class Journal:
    def __init__(self):
        self.entries = []

    def note(self, cell):
        self.entries.append((cell.name, cell.value))  #> sheet.cells.Cell.value


def main():
    sheet = Sheet()  #> sheet.book.Sheet.__init__
    journal = Journal()  #> main.Journal.__init__
    sheet.listen(journal.note)  #> sheet.book.Sheet.listen
    sheet.listen(lambda cell: print("changed", cell.name))  #> sheet.book.Sheet.listen
    sheet["a"] = 1  #> sheet.book.Sheet.__setitem__
    sheet["b"] = "=add(a, a)"  #> sheet.book.Sheet.__setitem__
    sheet["c"] = "=max(a, b)"  #> sheet.book.Sheet.__setitem__
    sheet["d"] = "=ratio(c, b)"  #> sheet.book.Sheet.__setitem__
    sheet["e"] = "=mean(a, b)"  #> sheet.book.Sheet.__setitem__
    sheet["a"] = 5  #> sheet.book.Sheet.__setitem__
    for formatter in (Csv(), Padded(6)):  #> formats.Csv formats.Padded.__init__
        print(sheet.render(formatter))  #> sheet.book.Sheet.render
    print(journal.entries)


main()  #> main.main
