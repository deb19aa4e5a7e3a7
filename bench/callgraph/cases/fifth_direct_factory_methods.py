"""Chained creations: make().method()(), tuples of closures unpacked from a call."""


class Report:
    def __init__(self, rows):
        self.rows = rows

    def formatter(self):
        def render(sep):
            return sep.join(str(r) for r in self.rows)
        return render

    def summaries(self):
        return self._total, len


    def _total(self, rows):
        return sum(rows)


class Office:
    kinds = {"plain": Report}

    def make(self, kind):
        return self.kinds[kind]

    def current(self):
        return self


office = Office()  #> Office
print(office.make("plain")([1, 2]).formatter()("-"))  #> Office.make Report.__init__ Report.formatter Report.formatter.render
total, size = office.current().make("plain")([]).summaries()  #> Office.current Office.make Report.__init__ Report.summaries
print(total([3, 4]), size([3, 4]))  #> Report._total
print(Office().current().make("plain")([5, 6]).summaries()[0]((5, 6)))  #> Office Office.current Office.make Report.__init__ Report._total Report.summaries
