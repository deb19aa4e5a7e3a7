from .cells import Formula

FUNCTIONS = {}


def function(name=None):
    def register(f):
        FUNCTIONS[name or f.__name__] = f
        return f

    return register


@function()  #> sheet.formulas.function sheet.formulas.function.register
def add(*values):
    return sum(values)


@function("max")  #> sheet.formulas.function sheet.formulas.function.register
def largest(*values):
    return max(values)


@function()  #> sheet.formulas.function sheet.formulas.function.register
def ratio(a, b):
    return divide(a, b)  #> sheet.formulas.divide


def divide(a, b):
    return a / b if b else 0


def parse(text):
    name, _, rest = text.partition("(")
    names = [part.strip() for part in rest.rstrip(")").split(",")]
    return Formula(FUNCTIONS[name], *names)  #> sheet.cells.Formula.__init__
