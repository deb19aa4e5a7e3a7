import json
import os
import shutil
import tempfile
from abc import ABC, abstractmethod


class Books(ABC):
    @abstractmethod
    def find(self, title): ...

    @abstractmethod
    def save(self, book): ...


class InMemoryBooks(Books):
    def __init__(self):
        self._d = {}

    def find(self, title):
        return self._d[title]

    def save(self, book):
        self._d[book["title"]] = book


class FileBooks(Books):
    def __enter__(self):
        self.dir = tempfile.mkdtemp()
        return self

    def __exit__(self, *exc):
        shutil.rmtree(self.dir, onerror=self._ignore)

    @staticmethod
    def _ignore(*a):
        pass

    def _path(self, title):
        return os.path.join(self.dir, title + ".json")

    def find(self, title):
        with open(self._path(title)) as f:  #> repositories.FileBooks._path
            return json.load(f)

    def save(self, book):
        with open(self._path(book["title"]), "w") as f:  #> repositories.FileBooks._path
            json.dump(book, f)


class SqlBooks(Books):
    def find(self, title):
        return self._query("select", title)  #> repositories.SqlBooks._query

    def save(self, book):
        return self._query("insert", book)  #> repositories.SqlBooks._query

    def _query(self, *a):
        raise NotImplementedError
