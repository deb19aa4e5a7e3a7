from . import Plugin


class Upper(Plugin):
    name = "upper"

    def apply(self, text):
        return text.upper()


def setup(host):
    Upper().attach(host)  #> plugins.base.Plugin.attach plugins.uppercase.Upper
