import csv
import io
from .registry import format_


class TextFormat:
    def write(self, data):
        buf = io.StringIO()
        self.emit(buf, data)  #> serde.text_formats.Csv.emit serde.text_formats.Ini.emit
        return buf.getvalue().strip()

    def emit(self, buf, data):
        raise NotImplementedError

    def read(self, text):
        raise NotImplementedError


@format_  #> serde.registry.format_
class Ini(TextFormat):
    name = "ini"

    def emit(self, buf, data):
        for key, value in data.items():
            if isinstance(value, list):
                for i, row in enumerate(value):
                    buf.write(self.section(key, i))  #> serde.text_formats.Ini.section
                    self.emit(buf, row)  #> serde.text_formats.Ini.emit
            else:
                buf.write(f"{key}={value}\n")

    def section(self, key, i):
        return "[%s.%d]\n" % (key, i)


@format_  #> serde.registry.format_
class Csv(TextFormat):
    name = "csv"

    def emit(self, buf, data):
        rows = next(v for v in data.values() if isinstance(v, list))
        w = csv.DictWriter(buf, rows[0].keys())
        w.writeheader()
        w.writerows(map(self.clean, rows))  #> serde.text_formats.Csv.clean

    def clean(self, row):
        return {k: str(v).upper() for k, v in row.items()}
