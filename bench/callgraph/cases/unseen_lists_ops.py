def one():
    return 1
def two():
    return 2
def three():
    return 3
stack = []
stack.append(one)
stack.append(two)
stack.pop()()  #> two
queue = [one, two, three]
first = queue.pop(0)
first()  #> one
queue.insert(0, three)
queue[0]()  #> three
joined = [one] + [two]
for fn in joined:
    fn()  #> one two
joined += [three]
joined[2]()  #> three
part = queue[1:]
for fn in part:
    fn()  #> three two
copy = list(queue)
copy[-1]()  #> three
grid = [[one, two], [three]]
for row in grid:
    for cell in row:
        cell()  #> one three two
grid[1][0]()  #> three
flat = [cell for row in grid for cell in row]
flat[0]()  #> one
unique = {one, two}
for fn in unique:
    fn()  #> one two
pair = (two, three)
pair[1]()  #> three
a, (b, c) = one, pair
a(); b(); c()  #> one three two
jobs = [(one, ()), (two, ())]
for job, args in jobs:
    job(*args)  #> one two
stack.extend(pair)
while stack:
    stack.pop()()  #> one three two
