import operator


def safe_div(a, b):
    return a / b if b else float("inf")


def power(a, b):
    r = 1
    for _ in range(int(b)):
        r = mul(r, a)  #> mul
    return r


def mul(a, b):
    return a * b


def neg(a):
    return -a


BINARY = {"+": operator.add, "-": operator.sub, "*": mul, "/": safe_div}
BINARY["^"] = power
UNARY = {"neg": neg, "abs": abs}


def rpn(expr):
    stack = []
    for tok in expr.split():
        if tok in BINARY:
            b, a = stack.pop(), stack.pop()
            stack.append(BINARY[tok](a, b))  #> modulo mul power safe_div
        elif tok in UNARY:
            stack.append(UNARY[tok](stack.pop()))  #> neg
        else:
            stack.append(float(tok))
    return stack[0]


def modulo(a, b):
    return a % b


def register(table, **extra):
    table.update(extra)


register(BINARY, mod=modulo)  #> register
print(rpn("3 4 + 2 *"), rpn("2 5 ^ neg"), rpn("1 0 /"), rpn("9 4 mod"))  #> rpn
print(BINARY.get("?", power)(2, 3))  #> power
print([op(6, 3) for name, op in BINARY.items() if name in "+-*/"])  #> mul safe_div
