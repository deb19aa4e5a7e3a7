import operator


class Node:
    def evaluate(self):
        raise NotImplementedError


class Number(Node):
    def __init__(self, value):
        self.value = value

    def evaluate(self):
        return self.value


class Negate(Node):
    def __init__(self, child):
        self.child = child

    def evaluate(self):
        return -self.child.evaluate()  #> nodes.Binary.evaluate nodes.Number.evaluate


class Binary(Node):
    def __init__(self, fn, left, right):
        self.fn = fn
        self.left = left
        self.right = right

    def evaluate(self):
        return self.fn(self.left.evaluate(), self.right.evaluate())  #> nodes.Binary.evaluate nodes.Negate.evaluate nodes.Number.evaluate nodes.safe_div


def safe_div(a, b):
    return a / b if b else 0


FUNCTIONS = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': safe_div}


def make_binary(symbol, left, right):
    return Binary(FUNCTIONS[symbol], left, right)  #> nodes.Binary.__init__
