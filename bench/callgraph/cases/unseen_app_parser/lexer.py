import re
from tokens import Token, KINDS


class Lexer:
    def __init__(self, text):
        self.text = text
        self.pos = 0

    def __iter__(self):
        while self.pos < len(self.text):
            token = self.next_token()  #> lexer.Lexer.next_token
            if token is not None:
                yield token

    def next_token(self):
        for kind, pattern, build in KINDS:
            match = re.compile(pattern).match(self.text, self.pos)
            if match:
                self.pos = match.end()
                return build(kind, match.group())  #> tokens.Token.__init__ tokens.Token.number tokens.skip
        return self.error()  #> lexer.Lexer.error

    def error(self):
        raise SyntaxError(self.text[self.pos:])


def tokenize(text):
    return list(Lexer(text))  #> lexer.Lexer.__init__ lexer.Lexer.__iter__
