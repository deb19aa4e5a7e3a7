from tokens import tokenize
from tree import BinOp, Num
from visitors import Evaluate, Show


class Parser:
    LEVELS = ['+', '*']

    def __init__(self, text):
        self.tokens = list(tokenize(text))  #> tokens.tokenize

    def parse(self, level=0):
        if level == len(self.LEVELS):
            return Num(self.tokens.pop(0))  #> tree.Num
        left = self.parse(level + 1)  #> main.Parser.parse
        while self.peek() == self.LEVELS[level]:  #> main.Parser.peek
            op = self.tokens.pop(0)
            left = BinOp(op, left, self.parse(level + 1))  #> main.Parser.parse tree.BinOp
        return left

    def peek(self):
        return self.tokens[0] if self.tokens else None


tree = Parser('1 + 2 * 3').parse()  #> main.Parser.__init__ main.Parser.parse
for visitor in (Evaluate(), Show()):  #> visitors.Evaluate visitors.Show
    visitor.visit(tree)  #> visitors.Visitor.visit
