"""Boolean search queries: ("red" AND NOT "blue") OR "green"."""
import re

TOKEN = re.compile(r'\s*(?:(AND|OR|NOT)\b|([()])|"([^"]*)")')


def tokenize(text):
    pos = 0
    while pos < len(text):
        m = TOKEN.match(text, pos)
        if not m:
            raise SyntaxError("bad input at %d" % pos)
        pos = m.end()
        if m.group(3) is not None:
            yield ("WORD", m.group(3))
        else:
            yield (m.group(1) or m.group(2), None)
    yield ("END", None)


class Parser:
    def __init__(self, text):
        self.tokens = tokenize(text)  #> tokenize
        self.advance()  #> Parser.advance

    def advance(self):
        self.kind, self.value = next(self.tokens)

    def accept(self, kind):
        if self.kind == kind:
            self.advance()  #> Parser.advance
            return True
        return False

    def parse(self):
        pred = self.either()  #> Parser.either
        if self.kind != "END":
            raise SyntaxError("trailing " + self.kind)
        return pred

    def either(self):
        left = self.both()  #> Parser.both
        while self.accept("OR"):  #> Parser.accept
            left = either_of(left, self.both())  #> Parser.both either_of
        return left

    def both(self):
        left = self.factor()  #> Parser.factor
        while self.accept("AND"):  #> Parser.accept
            left = both_of(left, self.factor())  #> Parser.factor both_of
        return left

    def factor(self):
        if self.accept("NOT"):  #> Parser.accept
            inner = self.factor()  #> Parser.factor
            return lambda doc: not inner(doc)  #> contains.check
        if self.accept("("):  #> Parser.accept
            inner = self.either()  #> Parser.either
            if not self.accept(")"):  #> Parser.accept
                raise SyntaxError("missing )")
            return inner
        word = self.value
        self.advance()  #> Parser.advance
        return contains(word)  #> contains


def either_of(p, q):
    return lambda doc: p(doc) or q(doc)  #> both_of.check contains.check


def both_of(p, q):
    def check(doc):
        return p(doc) and q(doc)  #> Parser.factor.<lambda> contains.check
    return check


def contains(word):
    def check(doc):
        return word in doc.split()
    return check


docs = ["red hat", "red blue", "green", "grey"]
for q in ['"red"', '("red" AND NOT "blue") OR "green"', '("red"', '"red" "blue"', "red"]:
    try:
        print(q, "->", list(filter(Parser(q).parse(), docs)))  #> Parser.__init__ Parser.parse contains.check either_of.<lambda>
    except SyntaxError as exc:
        print(q, "-> error:", exc.msg)
