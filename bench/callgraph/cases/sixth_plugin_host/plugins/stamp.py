class Stamper:
    def __init__(self, version):
        self.version = version

    def __call__(self, name, text):
        print(self.render(name, text))  #> plugins.stamp.Stamper.render

    def render(self, name, text):
        return f"[{self.version}] {name}: {len(text)}"
