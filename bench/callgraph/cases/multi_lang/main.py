from environment import Environment, Strict
from parser import ParseError, Parser
from visitors import Evaluator, NameCollector, Printer

trace = []


def note(name, value):
    trace.append((name, value))


def run(text, environment):
    tree = Parser.from_text(text).program()  #> parser.Parser.from_text parser.Parser.program
    names = NameCollector()  #> visitors.NameCollector.__init__
    names.visit(tree)  #> visitors.Visitor.visit
    print(sorted(names.names), Printer().visit(tree))  #> visitors.Printer visitors.Visitor.visit
    return Evaluator(environment).visit(tree)  #> visitors.Evaluator.__init__ visitors.Visitor.visit


def main():
    base = Environment(observer=note)  #> environment.Environment.__init__
    print(run("a = 3; b = a * (2 + 4) - 8 / 2; -b;", base))  #> main.run
    print(run("c = a + d; c;", base.child()))  #> environment.Environment.child main.run
    try:
        run("z;", Strict(base))  #> environment.Environment.__init__ main.run
        run("z + q;", Strict())  #> environment.Environment.__init__ main.run
    except NameError as error:
        print("unknown", error)
    try:
        run("a + ;", base)  #> main.run
    except ParseError as error:
        print(error)
    print(trace)


main()  #> main.main
