"""Exceptions with their own methods, called from handlers and from str()."""

class ApiError(Exception):
    status = 500

    def __init__(self, detail):
        super().__init__(detail.strip())

    def __str__(self):
        return f"{self.status}: {self.describe()}"  #> ApiError.describe NotFound.describe

    def describe(self):
        return self.args[0]

    @classmethod
    def for_path(cls, path):
        return cls(f"path {path}")  #> ApiError.__init__


class NotFound(ApiError):
    status = 404

    def describe(self):
        return "missing " + super().describe()  #> ApiError.describe


def fetch(path, error):
    raise error(path)  #> ApiError.__init__ ApiError.for_path


def attempt(path, error):
    try:
        fetch(path, error)  #> fetch
    except NotFound as exc:
        return exc.describe()  #> NotFound.describe
    except ApiError as exc:
        return str(exc)  #> ApiError.__str__


print(attempt("/a", NotFound.for_path), attempt("/b", ApiError), f"{NotFound('z')}")  #> ApiError.__init__ ApiError.__str__ attempt
