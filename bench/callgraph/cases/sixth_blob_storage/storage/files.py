from pathlib import Path
from .base import Store


class FileStore(Store):
    suffix = ".blob"

    def __init__(self, root):
        self.root = Path(root)

    def _path(self, name):
        return self.root / (name + self.suffix)

    def read(self, name):
        try:
            return self._path(name).read_bytes()  #> storage.files.FileStore._path
        except FileNotFoundError:
            raise KeyError(name)

    def write(self, name, data):
        self._path(name).write_bytes(data)  #> storage.files.FileStore._path

    def erase(self, name):
        self._path(name).unlink()  #> storage.files.FileStore._path

    def names(self):
        for p in sorted(self.root.glob("*" + self.suffix)):
            yield p.stem
