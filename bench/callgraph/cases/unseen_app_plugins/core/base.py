class Plugin:
    priority = 0

    def __init__(self):
        self.active = True
        self.on_load()  #> core.base.Plugin.on_load extras.case.Title.on_load

    def on_load(self):
        pass

    def process(self, text):
        return self.transform(text) if self.active else text  #> core.base.Plugin.transform extras.case.Title.transform extras.case.Upper.transform

    def transform(self, text):
        return text
