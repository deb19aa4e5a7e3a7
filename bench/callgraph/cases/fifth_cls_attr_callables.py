"""Class attributes: a plain function, a staticmethod object, an alias and a lambda."""


def render_row(self, row):
    return self.sep.join(self.cell(c) for c in row)  #> pad


def pad(cell):
    return f"{cell:>3}"


class Table:
    sep = "|"
    render = render_row
    cell = staticmethod(pad)
    size = lambda self: len(self.rows)

    def __init__(self, rows):
        self.rows = rows

    def dump(self):
        return "\n".join(map(self.render, self.rows))  #> render_row

    __str__ = dump


class Compact(Table):
    cell = str
    sep = ""


t = Table([[1, 2], [3, 4]])  #> Table.__init__
print(t, t.size())  #> Table.<lambda> Table.dump
print(Compact([[5, 6]]))  #> Table.__init__ Table.dump
