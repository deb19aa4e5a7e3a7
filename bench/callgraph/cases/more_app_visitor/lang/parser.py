from .nodes import Binary, Num, Unary, Var
from .tokens import Tokens


class Parser:
    def __init__(self, tokens):
        self.tokens = tokens

    def expression(self):
        node = self.term()  #> lang.parser.Parser.term
        while self.tokens.accept("+"):  #> lang.tokens.Tokens.accept
            node = Binary("+", node, self.term())  #> lang.nodes.Binary.__init__ lang.parser.Parser.term
        return node

    def term(self):
        node = self.factor()  #> lang.parser.Parser.factor
        while self.tokens.accept("*"):  #> lang.tokens.Tokens.accept
            node = Binary("*", node, self.factor())  #> lang.nodes.Binary.__init__ lang.parser.Parser.factor
        return node

    def factor(self):
        if self.tokens.accept("-"):  #> lang.tokens.Tokens.accept
            return Unary("-", self.factor())  #> lang.nodes.Unary.__init__ lang.parser.Parser.factor
        if self.tokens.accept("("):  #> lang.tokens.Tokens.accept
            inner = self.expression()  #> lang.parser.Parser.expression
            self.tokens.expect(")")  #> lang.tokens.Tokens.expect
            return inner
        return self.atom(self.tokens.next())  #> lang.parser.Parser.atom lang.tokens.Tokens.next

    @staticmethod
    def atom(text):
        maker = Num if text.isdigit() else Var
        return maker(int(text) if text.isdigit() else text)  #> lang.nodes.Num.__init__ lang.nodes.Var.__init__


def parse(source):
    return Parser(Tokens(source.replace("-(", "- ("))).expression()  #> lang.parser.Parser.__init__ lang.parser.Parser.expression lang.tokens.Tokens.__init__
