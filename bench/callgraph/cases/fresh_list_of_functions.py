def one():
    return 1


def two():
    return 2


def three():
    return 3


steps = [one, two]
steps.append(three)
steps[0]()  #> one
steps[-1]()  #> three
for step in steps:
    step()  #> one three two
steps[1] = one
steps[1]()  #> one
pair = steps[:2]
pair[0]()  #> one
last = steps.pop()
last()  #> three
stack = [two]
while stack:
    stack.pop()()  #> two
nested = [[one, two], [three]]
nested[1][0]()  #> three
[f() for group in nested for f in group]  #> one three two
