from tree import Module, Assign, Func, BinOp, Const, Var, IfElse
from passes import ConstantFolder, NameCollector, Emitter, run_passes


def sample():
    return Module([  #> tree.Module.__init__
        Assign("a", BinOp("+", Const(2), Const(3))),  #> tree.Assign.__init__ tree.BinOp.__init__ tree.Const.__init__
        Func("f", ["x"], [IfElse(Var("x"), [Assign("y", BinOp("*", Var("x"), Const(1)))], [])]),  #> tree.Assign.__init__ tree.BinOp.__init__ tree.Const.__init__ tree.Func.__init__ tree.IfElse.__init__ tree.Var.__init__
    ])


def main():
    tree = sample()  #> main.sample
    names = NameCollector()  #> passes.NameCollector.__init__
    tree.accept(names)  #> tree.Node.accept
    print(sorted(names.found))
    folded = run_passes(tree, ConstantFolder())  #> passes.ConstantFolder passes.run_passes
    print(folded.accept(Emitter()))  #> passes.Emitter.__init__ tree.Node.accept
    print(tree.accept(Emitter(indent="\t")).count("\n"))  #> passes.Emitter.__init__ tree.Node.accept
    print(max(tree.depths()))  #> tree.Node.depths


main()  #> main.main
