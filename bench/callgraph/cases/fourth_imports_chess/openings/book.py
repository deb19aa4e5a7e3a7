def reply(position):
    return LINES[position]()  #> openings.book.classical openings.book.quiet


def learn(position, answer):
    LINES[position] = answer


def classical():
    return "e5"


def quiet():
    return "a6"


LINES = {"e4": classical}
