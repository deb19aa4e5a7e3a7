class LibraryError(Exception):
    code = 1

    def explain(self):
        return f"{self.code}: {self.reason()}"  #> library.errors.NotFound.reason

    def reason(self):
        return "unknown"


class NotFound(LibraryError):
    code = 2

    def __init__(self, title):
        super().__init__(title)
        self.title = title

    def reason(self):
        return f"no {self.title}"
