def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def default(a, b):
    return None


OPS = {'+': add, '-': sub}


def calculate(op, a, b):
    return OPS.get(op, default)(a, b)  #> add


calculate('+', 1, 2)  #> calculate
OPS['+'](1, 2)  #> add
OPS['-'](2, 1)  #> sub
OPS.setdefault('*', lambda a, b: a * b)(2, 3)  #> <lambda>
for symbol, operation in OPS.items():
    operation(4, 2)  #> <lambda> add sub
table = {name: fn for name, fn in [('add', add), ('sub', sub)]}
table['sub'](1, 1)  #> sub
merged = {**OPS, '-': default}
merged['-'](1, 2)  #> default
merged['+'](1, 2)  #> add
