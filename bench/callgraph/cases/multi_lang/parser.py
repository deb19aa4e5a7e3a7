from lexer import Lexer
from nodes import Assign, Binary, Name, Negate, Number, Program


class ParseError(Exception):
    pass


class Parser:
    def __init__(self, tokens):
        self.tokens = tokens
        self.position = 0

    @classmethod
    def from_text(cls, text):
        return cls(Lexer(text).tokens())  #> lexer.Lexer.__init__ lexer.Lexer.tokens parser.Parser.__init__

    @property
    def current(self):
        return self.tokens[self.position]

    def advance(self):
        token = self.current  #> parser.Parser.current
        self.position += 1
        return token

    def expect(self, op):
        if not self.current.is_op(op):  #> lexer.Token.is_op parser.Parser.current
            self.fail(f"expected {op}")
        return self.advance()  #> parser.Parser.advance

    def fail(self, message):
        raise ParseError(f"{message}, not {self.current.text!r}")  #> parser.ParseError parser.Parser.current

    def program(self):
        statements = []
        while self.current.kind != "end":  #> parser.Parser.current
            statements.append(self.statement())  #> parser.Parser.statement
        return Program(statements)  #> nodes.Program.__init__

    def statement(self):
        result = self.assignment()  #> parser.Parser.assignment
        self.expect(";")  #> parser.Parser.expect
        return result

    def assignment(self):
        target = self.expression()  #> parser.Parser.expression
        if isinstance(target, Name) and self.current.is_op("="):  #> lexer.Token.is_op parser.Parser.current
            self.advance()  #> parser.Parser.advance
            return Assign(target.name, self.expression())  #> nodes.Assign.__init__ parser.Parser.expression
        return target

    def _binary(self, operand, *ops):
        left = operand()  #> parser.Parser.factor parser.Parser.term
        while self.current.is_op(*ops):  #> lexer.Token.is_op parser.Parser.current
            op = self.advance().text  #> parser.Parser.advance
            left = Binary(op, left, operand())  #> nodes.Binary.__init__ parser.Parser.factor parser.Parser.term
        return left

    def expression(self):
        return self._binary(self.term, "+", "-")  #> parser.Parser._binary

    def term(self):
        return self._binary(self.factor, "*", "/")  #> parser.Parser._binary

    def factor(self):
        token = self.advance()  #> parser.Parser.advance
        if token.kind == "number":
            return Number(int(token.text))  #> nodes.Number.__init__
        if token.kind == "name":
            return Name(token.text)  #> nodes.Name.__init__
        if token.is_op("-"):  #> lexer.Token.is_op
            return Negate(self.factor())  #> nodes.Negate.__init__ parser.Parser.factor
        if token.is_op("("):  #> lexer.Token.is_op
            inner = self.expression()  #> parser.Parser.expression
            self.expect(")")  #> parser.Parser.expect
            return inner
        return self.fail("expected a value")  #> parser.Parser.fail
