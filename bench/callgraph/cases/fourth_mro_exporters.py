from abc import ABC, abstractmethod


class Exporter(ABC):
    def __init__(self, rows):
        self.rows = rows

    def export(self):
        lines = [self.line(row) for row in self.rows]  #> Html.line Numbered.line
        return self.wrap("\n".join(lines))  #> Exporter.wrap Html.wrap

    def wrap(self, text):
        return text

    @abstractmethod
    def line(self, row):
        ...


class Numbered:
    def __init__(self, *args):
        super().__init__(*args)  #> Exporter.__init__
        self.number = 0

    def line(self, row):
        self.number += 1
        return f"{self.number} {super().line(row)}"  #> Csv.line


class Csv(Exporter):
    def line(self, row):
        return ",".join(row)


class Html(Exporter):
    def line(self, row):
        return f"<li>{' '.join(row)}</li>"

    def wrap(self, text):
        return f"<ul>{super().wrap(text)}</ul>"  #> Exporter.wrap


class NumberedCsv(Numbered, Csv):
    pass


rows = [["a", "b"], ["c", "d"]]
for exporter in (Html(rows), NumberedCsv(rows)):  #> Exporter.__init__ Numbered.__init__
    print(exporter.export())  #> Exporter.export
