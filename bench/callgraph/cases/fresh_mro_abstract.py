from abc import ABC, abstractmethod


class Exporter(ABC):
    def export(self, data):
        self.open()  #> Exporter.open Json.open
        for row in data:
            self.write(row)  #> Csv.write Json.write
        return self.close()  #> Exporter.close

    @abstractmethod
    def write(self, row):
        ...

    def open(self):
        return None

    def close(self):
        return None


class Csv(Exporter):
    def write(self, row):
        return ','.join(row)


class Json(Exporter):
    def open(self):
        super().open()  #> Exporter.open

    def write(self, row):
        return self.encode(row)  #> Json.encode

    def encode(self, row):
        return repr(row)


def run(exporter: Exporter):
    return exporter.export([['a']])  #> Exporter.export


for exporter in [Csv(), Json()]:  #> Csv Json
    run(exporter)  #> run
