import nodes
from lexer import tokenize


class Parser:
    def __init__(self, text):
        self.tokens = tokenize(text)  #> lexer.tokenize
        self.index = 0

    @property
    def current(self):
        return self.tokens[self.index] if self.index < len(self.tokens) else None

    def advance(self):
        token = self.current  #> parser.Parser.current
        self.index += 1
        return token

    def parse(self):
        return self.expr()  #> parser.Parser.expr

    def expr(self):
        return self.binary(self.term, '+-')  #> parser.Parser.binary

    def term(self):
        return self.binary(self.factor, '*/')  #> parser.Parser.binary

    def binary(self, operand, ops):
        left = operand()  #> parser.Parser.factor parser.Parser.term
        while self.current and self.current.value in tuple(ops):  #> parser.Parser.current
            op = self.advance()  #> parser.Parser.advance
            right = operand()  #> parser.Parser.factor parser.Parser.term
            left = nodes.make_binary(op.value, left, right)  #> nodes.make_binary
        return left

    def factor(self):
        token = self.advance()  #> parser.Parser.advance
        if token.is_a('num'):  #> tokens.Token.is_a
            return nodes.Number(token.value)  #> nodes.Number.__init__
        if token.value == '-':
            return nodes.Negate(self.factor())  #> nodes.Negate.__init__ parser.Parser.factor
        inner = self.expr()  #> parser.Parser.expr
        self.advance()  #> parser.Parser.advance
        return inner
