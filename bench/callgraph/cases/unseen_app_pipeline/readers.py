import csv
import io


class Reader:
    formats = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Reader.formats[cls.suffix] = cls

    def __init__(self, text):
        self.text = text

    @staticmethod
    def open(name, text):
        suffix = name.rsplit('.')[-1]
        return Reader.formats[suffix](text)  #> readers.Reader.__init__

    def __iter__(self):
        return self.rows()  #> readers.CsvReader.rows readers.LineReader.rows


class CsvReader(Reader):  #> readers.Reader.__init_subclass__
    suffix = 'csv'

    def rows(self):
        yield from csv.DictReader(io.StringIO(self.text))


class LineReader(Reader):  #> readers.Reader.__init_subclass__
    suffix = 'txt'

    def rows(self):
        for line in self.text.splitlines():
            yield self.to_row(line)  #> readers.LineReader.to_row

    def to_row(self, line):
        return {'name': line, 'n': '0'}
