class FakeFS:
    def __init__(self, files):
        self._now = 0
        self._files = {}
        for name, text in files.items():
            self.write(name, text)  #> forge.fs.FakeFS.write

    def _tick(self):
        self._now += 1
        return self._now

    def write(self, name, text):
        self._files[name] = (text, self._tick())  #> forge.fs.FakeFS._tick

    touch = write

    def read(self, name):
        return self._files[name][0]

    def exists(self, name):
        return name in self._files

    def mtime(self, name):
        return self._files[name][1]

    def remove(self, name):
        del self._files[name]

    def glob(self, pred):
        return [n for n in list(self._files) if pred(n)]  #> buildfile.is_output
