"""Starred unpacking of handlers and walrus lookups inside conditions."""


def read():
    return "read"


def parse():
    return "parse"


def store():
    return "store"


def missing():
    return "missing"


STAGES = {"r": read, "s": store}


def lookup(key):
    if (stage := STAGES.get(key)) is not None:
        return stage()  #> read
    return missing()  #> missing


first, *middle, last = read, parse, parse, store
print(first(), [m() for m in middle], last())  #> parse read store
print(lookup("r"), lookup("q"))  #> lookup
pending = [parse, store]
while pending and (job := pending.pop()):
    print(job())  #> parse store
print(any((hit := f)() == "store" for f in (read, store, parse)), hit())  #> read store
