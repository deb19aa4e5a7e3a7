"""ExceptionGroup raised by a batch runner, except* handlers and split()."""

class BadRow(Exception):
    def row(self):
        return self.args[0]


def check(row):
    if row < 0:
        raise BadRow(row)  #> BadRow
    return 10 // row


def run(rows):
    problems = []
    for row in rows:
        try:
            check(row)  #> check
        except (BadRow, ArithmeticError) as exc:
            problems.append(exc)
    raise ExceptionGroup("rows", problems)


def is_bad(exc):
    return isinstance(exc, BadRow)


def report(group, name):
    print(name, len(group.exceptions))


try:
    run([1, -5, 0, -6])  #> run
except* BadRow as group:
    report(group, "bad")  #> report
    print([e.row() for e in group.exceptions])  #> BadRow.row
except* ZeroDivisionError as group:
    report(group, "zero")  #> report
bad, rest = ExceptionGroup("g", [BadRow(1), KeyError()]).split(is_bad)  #> BadRow is_bad
print(bad.exceptions[0].row(), rest)  #> BadRow.row
