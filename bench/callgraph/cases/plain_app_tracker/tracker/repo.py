from itertools import count


class Repository:
    def __init__(self, model):
        self.model = model
        self._rows = {}
        self._numbers = count(1)

    def create(self, **values):
        row = self.model(next(self._numbers), **values)  #> tracker.models.Issue tracker.models.Issue.__post_init__
        self._rows[row.number] = row
        return row

    def __getitem__(self, number):
        return self._rows[number]

    def __iter__(self):
        return iter(self._rows.values())
