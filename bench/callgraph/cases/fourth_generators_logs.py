LINES = ["INFO start", "WARN disk 91", "INFO tick", "WARN heat 70", "FAIL fan"]


def read():
    for line in LINES:
        yield split(line)  #> split


def split(line):
    level, _, text = line.partition(" ")
    return level, text


def only(level, records):
    return (text for kind, text in records if same(kind, level))  #> same


def same(a, b):
    return a == b


def serious():
    yield from only("FAIL", read())  #> only read
    yield from only("WARN", read())  #> only read


def numbered():
    number = yield "ready"
    for text in serious():  #> serious
        number = (yield tag(number, text)) or number + 1  #> tag


def tag(number, text):
    return f"#{number} {text}"


printer = numbered()  #> numbered
print(next(printer))
print(printer.send(1))
for line in printer:
    print(line)
print(max(len(text) for text in serious()))  #> serious
