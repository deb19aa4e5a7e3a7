class Calculator:
    def __init__(self):
        self.operations = {
            'add': self.add,
            'neg': self.negate,
            'twice': lambda x: self.add(x, x),  #> Calculator.add
        }

    def add(self, a, b):
        return a + b

    def negate(self, a):
        return -a

    def compute(self, name, *args):
        operation = self.operations.get(name)
        if operation is None:
            return self.unknown(name)  #> Calculator.unknown
        return operation(*args)  #> Calculator.add Calculator.negate

    def unknown(self, name):
        return None


calc = Calculator()  #> Calculator.__init__
calc.compute('add', 1, 2)  #> Calculator.compute
calc.compute('neg', 1)  #> Calculator.compute
calc.compute('none')  #> Calculator.compute
calc.operations['twice'](4)  #> Calculator.__init__.<lambda>
calc.operations['add'](4, 5)  #> Calculator.add
