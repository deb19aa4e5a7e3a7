def open_shop():
    return "lights on"


def bake():
    return "bread"


def sweep():
    return "clean"


def shifts(weekend):
    yield open_shop
    if not weekend:
        yield bake
    yield sweep


def repeat(task, times):
    while times:
        yield task
        times -= 1


for task in shifts(weekend=False):  #> shifts
    print(task())  #> bake open_shop sweep

first = next(shifts(True))  #> shifts
print(first())  #> open_shop

for job in repeat(bake, 2):  #> repeat
    print(job())  #> bake

print([done() for done in repeat(sweep, 1)])  #> repeat sweep
