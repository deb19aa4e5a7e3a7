from . import base


class CsvExport(base.Export):
    def row(self, value):
        return str(value)


class HtmlExport(base.Export):
    joiner = ""

    def __init__(self, tag):
        self.tag = tag

    def row(self, value):
        return self._element(self.tag, value)  #> shop.exports.HtmlExport._element

    def wrap(self, text):
        return self._element("ul", super().wrap(text))  #> shop.base.Export.wrap shop.exports.HtmlExport._element

    def _element(self, tag, value):
        return f"<{tag}>{value}</{tag}>"
