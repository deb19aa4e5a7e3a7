"""A tiny expression parser of nested functions that call each other."""


def evaluate(text):
    tokens = list(text.replace(" ", ""))

    def peek():
        return tokens[0] if tokens else ""

    def expression():
        value = term()  #> evaluate.term
        while take_if("-"):  #> evaluate.take_if
            value = subtract(value, term())  #> evaluate.term subtract
        return value

    def term():
        value = factor()  #> evaluate.factor
        while take_if("*"):  #> evaluate.take_if
            value *= factor()  #> evaluate.factor
        return value

    def factor():
        if take_if("("):  #> evaluate.take_if
            value = expression()  #> evaluate.expression
            take_if(")")  #> evaluate.take_if
            return value
        return int(tokens.pop(0))

    def take_if(char):
        return peek() == char and tokens.pop(0)  #> evaluate.peek

    return expression()  #> evaluate.expression


def subtract(left, right):
    return left - right


print(evaluate("2*(9-4) - 5"))  #> evaluate
