"""Keyword-only hooks handed down two layers, one of them by its default."""


def shout(text):
    return text.upper()


def identity(text):
    return text


def report(value):
    print("done:", value)


def process(rows, /, *, transform=identity, on_done=report):
    for row in rows:
        on_done(transform(row))  #> drop identity report shout


def run_job(rows, *, transform=None, quiet=False):
    if transform is None:
        process(rows, on_done=drop if quiet else report)  #> process
    else:
        process(rows, transform=transform)  #> process


def drop(value):
    seen.append(value)


seen = []
run_job(["a", "b"], transform=shout)  #> run_job
run_job(["c"])  #> run_job
run_job(["d"], quiet=True)  #> run_job
print(seen)
