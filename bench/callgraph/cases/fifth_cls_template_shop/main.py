"""Template methods over several modules, instances kept in containers."""
from shop.catalog import Catalog
from shop.exports import CsvExport, HtmlExport

catalog = Catalog()  #> shop.catalog.Catalog.__init__
catalog.register("csv", CsvExport())  #> shop.catalog.Catalog.register shop.exports.CsvExport
catalog.register("html", HtmlExport("b"))  #> shop.catalog.Catalog.register shop.exports.HtmlExport.__init__
for name in ("csv", "html"):
    print(catalog.exporters[name].export([1, 2]))  #> shop.base.Export.export
print(catalog("html", [3]))  #> shop.catalog.Catalog.__call__
