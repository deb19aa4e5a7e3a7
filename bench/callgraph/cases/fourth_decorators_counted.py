class Counted:
    def __init__(self, function):
        self.function = function
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)  #> greet hanoi

    def report(self):
        return f"{self.function.__name__}: {self.calls}"


@Counted  #> Counted.__init__
def hanoi(disks, source, target, spare):
    if disks == 0:
        return 0
    moved = hanoi(disks - 1, source, spare, target)  #> Counted.__call__
    moved += hanoi(disks - 1, spare, target, source)  #> Counted.__call__
    return moved + 1


@Counted  #> Counted.__init__
def greet(name):
    return "hello " + name


print(hanoi(4, "A", "B", "C"))  #> Counted.__call__
print(greet("priest"))  #> Counted.__call__
print(hanoi.report(), greet.report(), hanoi.calls)  #> Counted.report
