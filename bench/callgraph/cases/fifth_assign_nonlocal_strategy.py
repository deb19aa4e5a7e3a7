"""A strategy function rebound through nonlocal and global statements."""

def linear(n):
    return n


def square(n):
    return n * n


def cube(n):
    return n ** 3


scale = linear


def upgrade():
    global scale
    scale = cube


def make_meter():
    cost = linear

    def measure(n):
        return cost(n)  #> linear square

    def premium():
        nonlocal cost
        cost = square

    return measure, premium


measure, premium = make_meter()  #> make_meter
print(measure(4), scale(2))  #> linear make_meter.measure
premium()  #> make_meter.premium
upgrade()  #> upgrade
print(measure(4), scale(2))  #> cube make_meter.measure
