from parser import Parser


def calculate(text):
    tree = Parser(text).parse()  #> parser.Parser.__init__ parser.Parser.parse
    return tree.evaluate()  #> nodes.Binary.evaluate


for line in ('1 + 2 * 3', '(4 - 2) / 2', '-5 * -(1 + 1)'):
    calculate(line)  #> main.calculate
