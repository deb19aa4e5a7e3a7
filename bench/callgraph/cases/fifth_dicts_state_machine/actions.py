def valid(value):
    return value > 0


def always(value):
    return True


def accept(value):
    return f"took {value}"


def release(value):
    return "released"


def refund(value):
    return f"gave back {value}"
