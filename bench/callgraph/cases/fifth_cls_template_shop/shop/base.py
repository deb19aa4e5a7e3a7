class Export:
    def export(self, rows):
        body = [self.row(r) for r in rows]  #> shop.exports.CsvExport.row shop.exports.HtmlExport.row
        return self.wrap(self.joiner.join(body))  #> shop.base.Export.wrap shop.exports.HtmlExport.wrap

    def wrap(self, text):
        return text

    joiner = ","
