def millimetres():
    return "mm"


def knots():
    return "kn"
