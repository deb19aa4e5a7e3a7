from pipeline import coroutine


class Totals:
    def __init__(self):
        self.sums = []

    def __call__(self, batches):
        for b in batches:
            self.sums.append(sum(map(self.value, b)))  #> sinks.Totals.value
        return self.sums

    def value(self, r):
        return r["amount"] * r["rate"]

    def result(self):
        return self.sums


@coroutine  #> pipeline.coroutine
def csv_writer(emit):
    emit("id;amount")
    try:
        while True:
            row = yield
            emit(fmt(row))  #> sinks.fmt
    except GeneratorExit:
        emit("end")


def fmt(row):
    return "%(id)s;%(amount)s" % row


class Csv:
    def __enter__(self):
        self.lines = []
        self.co = csv_writer(self.lines.append)  #> pipeline.coroutine.primed
        return self.co_proxy()  #> sinks.Csv.co_proxy

    def co_proxy(self):
        return Proxy(self)  #> sinks.Proxy.__init__

    def __exit__(self, *a):
        self.co.close()


class Proxy:
    def __init__(self, csv):
        self.csv = csv

    def send(self, row):
        self.csv.co.send(row)

    @property
    def text(self):
        return "\n".join(self.csv.lines)
