import re

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|([A-Za-z_]\w*)|(.))")


class Token:
    def __init__(self, kind, text):
        self.kind = kind
        self.text = text

    def is_(self, *texts):
        return self.text in texts


def tokenize(line):
    for m in TOKEN.finditer(line):
        yield make(m)  #> lexer.make
    yield Token("eof", "")  #> lexer.Token.__init__


def make(m):
    num, name, op = m.groups()
    if num:
        return Token("num", num)  #> lexer.Token.__init__
    if name:
        return Token("name", name)  #> lexer.Token.__init__
    return Token("op", op)  #> lexer.Token.__init__
