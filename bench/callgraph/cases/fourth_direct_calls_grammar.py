"""Check that brackets nest, with functions that call one another."""


def balanced(text):
    return group(text, 0) == len(text)  #> group


def group(text, i):
    while i < len(text) and opens(text[i]):  #> opens
        i = pair(text, i)  #> pair
    return i


def pair(text, i):
    inner = group(text, i + 1)  #> group
    if inner < len(text) and closes(text[i], text[inner]):  #> closes
        return inner + 1
    return fail(text)  #> fail


def fail(text):
    return len(text) + 1


def opens(char):
    return char in "(["


def closes(left, right):
    return left + right in ("()", "[]")


for sample in ("([])", "([)]", ""):
    print(sample, balanced(sample))  #> balanced
