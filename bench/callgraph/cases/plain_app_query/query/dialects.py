class Dialect:
    def quote(self, name):
        return self.mark + name + self.mark

    def literal(self, given):
        return repr(given)

    def binary(self, left, right):
        return f"{left} ? {right}"

    def true(self):
        return "true"


class Ansi(Dialect):
    mark = '"'


class Other(Dialect):
    mark = "`"

    def true(self):
        return "1"


def get_dialect(name):
    for cls in Dialect.__subclasses__():
        if cls.__name__.lower() == name:
            return cls()  #> query.dialects.Ansi
    raise LookupError(name)
