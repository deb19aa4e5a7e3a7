class Visitor:
    def visit(self, node):
        method = getattr(self, "visit_" + type(node).__name__, self.generic)
        return method(node)  #> interpreter.Interpreter.visit_BinOp interpreter.Interpreter.visit_Call interpreter.Interpreter.visit_Let interpreter.Interpreter.visit_Name interpreter.Interpreter.visit_Neg interpreter.Interpreter.visit_Num interpreter.Interpreter.visit_Print printer.Printer.generic printer.Printer.visit_BinOp printer.Printer.visit_Let printer.Printer.visit_Neg printer.Printer.visit_Num

    def generic(self, node):
        raise NotImplementedError(type(node).__name__)
