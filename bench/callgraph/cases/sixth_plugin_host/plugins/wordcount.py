from .base import Plugin


class WordCount(Plugin):
    name = "wc"
    priority = 99

    def __init__(self):
        self.total = 0

    def apply(self, text):
        self.total += self.count(text)  #> plugins.wordcount.WordCount.count
        return text + " [%d]" % self.total

    def count(self, text):
        return len(text.split())

    def stop(self):
        super().stop()  #> plugins.base.Plugin.stop
        print("total", self.total)


def setup(host):
    plugin = WordCount()  #> plugins.wordcount.WordCount.__init__
    plugin.attach(host)  #> plugins.base.Plugin.attach
