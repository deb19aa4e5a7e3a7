from interpreter import Interpreter, CalcError
from parser import parse
from printer import Printer

PROGRAM = """
let a = 2 + 3 * 4
let b = -(a - 4) / 2
print a
print b
print max(a, b, 3)
print sqrt(0 - 1)
"""


def run(source):
    tree = parse(source)  #> parser.parse
    interp = Interpreter()  #> interpreter.Interpreter.__init__
    for stmt in tree:
        print("#", Printer().visit(stmt))  #> printer.Printer visitor.Visitor.visit
        try:
            interp.visit(stmt)  #> visitor.Visitor.visit
        except CalcError as e:
            print("error:", e)
    return interp


if __name__ == "__main__":
    result = run(PROGRAM)  #> main.run
    print(sorted(result.env.items()))
