class Catalog:
    def __init__(self):
        self.exporters = {}

    def register(self, name, exporter):
        self.exporters[name] = exporter

    def __call__(self, name, rows):
        exporter = self.exporters[name]
        return exporter.export(rows)  #> shop.base.Export.export
