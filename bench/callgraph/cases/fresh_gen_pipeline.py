def numbers(n):
    for i in range(n):
        yield i


def squares(source):
    for x in source:
        yield square(x)  #> square


def square(x):
    return x * x


def flatten(tree):
    if isinstance(tree, list):
        for child in tree:
            yield from flatten(child)  #> flatten
    else:
        yield leaf(tree)  #> leaf


def leaf(x):
    return x


for value in squares(numbers(3)):  #> numbers squares
    square(value)  #> square
list(flatten([1, [2, 3]]))  #> flatten
gen = (square(n) for n in numbers(2))  #> numbers square
next(gen)
total = sum(squares(numbers(4)))  #> numbers squares
