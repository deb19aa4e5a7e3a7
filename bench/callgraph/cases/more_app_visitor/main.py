from lang.parser import parse
from lang.visitors import Evaluator, Printer, Simplifier

for source in ("1 + 2 * x", "-( x + 0 )"):
    tree = parse(source)  #> lang.parser.parse
    print(tree.accept(Printer()))  #> lang.nodes.Node.accept lang.visitors.Printer
    simple = tree.accept(Simplifier())  #> lang.nodes.Node.accept lang.visitors.Simplifier
    print(Evaluator({"x": 4}).visit(simple))  #> lang.visitors.Evaluator.__init__ lang.visitors.Visitor.visit
