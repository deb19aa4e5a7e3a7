"""Instance attributes that hide methods, chosen conditionally or by augmentation."""


def json_line(record):
    return f"{{{record!r}}}"


def bare_line(record):
    return str(record)


class Writer:
    header = footer = ()

    def __init__(self, structured):
        self.line = json_line if structured else bare_line

    def emit(self, record):
        return self.decorate(self.line(record))  #> Writer.decorate bare_line json_line starred

    def decorate(self, text):
        for extra in self.footer:
            text = extra(text)  #> quoted
        return "> " + text


def starred(text):
    return "*" + text


def quoted(text):
    return f'"{text}"'


plain, fancy = Writer(False), Writer(True)  #> Writer.__init__
fancy.footer += (quoted,)
plain.decorate = starred
print(plain.emit(1), fancy.emit("x"))  #> Writer.emit
