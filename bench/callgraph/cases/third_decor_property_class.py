class lazy:
    def __init__(self, func):
        self.func = func
        self.name = func.__name__

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = self.func(instance)  #> Report.total
        instance.__dict__[self.name] = value
        return value


class Report:
    def __init__(self, rows):
        self.rows = rows

    @lazy  #> lazy.__init__
    def total(self):
        return self.add(self.rows)  #> Report.add

    def add(self, rows):
        return sum(rows)

    @property
    def mean(self):
        return self.total / len(self.rows)  #> lazy.__get__


report = Report([1, 2])  #> Report.__init__
report.total  #> lazy.__get__
report.mean  #> Report.mean
