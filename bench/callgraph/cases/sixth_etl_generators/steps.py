from pipeline import stage


def parse(lines):
    for line in lines:
        id, amount, cur = line.split(",")
        yield {"id": id, "amount": number(amount), "cur": cur}  #> steps.number


def number(text):
    try:
        return int(text)
    except ValueError:
        return None


@stage  #> pipeline.stage
def only_valid(rows):
    return filter(valid, rows)


def valid(row):
    return row["amount"] is not None


@stage  #> pipeline.stage
def enrich(rows, **makers):
    for r in rows:
        extra = {k: make(r) for k, make in makers.items()}  #> main.<lambda>
        yield r | extra


@stage  #> pipeline.stage
def batch(rows, n):
    buf = []
    for r in rows:
        buf.append(r)
        if len(buf) == n:
            yield buf
            buf = []
    if buf:
        yield buf


@stage  #> pipeline.stage
def reverse(rows):
    yield from reversed(list(rows))


class Dedupe:
    def __init__(self, key):
        self.key = key

    def __call__(self, rows):
        seen = set()
        for r in rows:  #> steps.valid
            if self._new(r, seen):  #> steps.Dedupe._new
                yield r

    def _new(self, r, seen):
        k = r[self.key]
        return not (k in seen or seen.add(k))
