import nodes
from lexer import tokenize


class Parser:
    def __init__(self, tokens):
        self.toks = list(tokens)
        self.i = 0

    @property
    def cur(self):
        return self.toks[self.i]

    def advance(self):
        t = self.cur  #> parser.Parser.cur
        self.i += 1
        return t

    def accept(self, *texts):
        if self.cur.is_(*texts):  #> lexer.Token.is_ parser.Parser.cur
            return self.advance()  #> parser.Parser.advance
        return None

    def expect(self, text):
        if not self.accept(text):  #> parser.Parser.accept
            self.fail(text)  #> parser.Parser.fail

    def fail(self, wanted):
        raise SyntaxError("expected " + wanted)

    def statement(self):
        if self.accept("let"):  #> parser.Parser.accept
            name = self.advance().text  #> parser.Parser.advance
            self.expect("=")  #> parser.Parser.expect
            return nodes.Let(name, self.expr())  #> nodes.Node.__init__ parser.Parser.expr
        self.expect("print")  #> parser.Parser.expect
        return nodes.Print(self.expr())  #> nodes.Node.__init__ parser.Parser.expr

    def expr(self):
        return self._binary(self.term, "+", "-")  #> parser.Parser._binary

    def term(self):
        return self._binary(self.factor, "*", "/")  #> parser.Parser._binary

    def _binary(self, sub, *ops):
        left = sub()  #> parser.Parser.factor parser.Parser.term
        while (t := self.accept(*ops)):  #> parser.Parser.accept
            left = nodes.BinOp(left, t.text, sub())  #> nodes.Node.__init__ parser.Parser.factor parser.Parser.term
        return left

    def factor(self):
        if self.accept("-"):  #> parser.Parser.accept
            return nodes.Neg(self.factor())  #> nodes.Node.__init__ parser.Parser.factor
        if self.accept("("):  #> parser.Parser.accept
            e = self.expr()  #> parser.Parser.expr
            self.expect(")")  #> parser.Parser.expect
            return e
        t = self.advance()  #> parser.Parser.advance
        if t.kind == "num":
            return nodes.Num(float(t.text))  #> nodes.Node.__init__
        if self.accept("("):  #> parser.Parser.accept
            return nodes.Call(t.text, self.arguments())  #> nodes.Node.__init__ parser.Parser.arguments
        return nodes.Name(t.text)  #> nodes.Node.__init__

    def arguments(self):
        args = [self.expr()]  #> parser.Parser.expr
        while self.accept(","):  #> parser.Parser.accept
            args.append(self.expr())  #> parser.Parser.expr
        self.expect(")")  #> parser.Parser.expect
        return args


def parse(source):
    return [Parser(tokenize(l)).statement() for l in source.splitlines() if l.strip()]  #> lexer.tokenize parser.Parser.__init__ parser.Parser.statement
