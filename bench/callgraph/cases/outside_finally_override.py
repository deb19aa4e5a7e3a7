def risky(n):
    if n:
        raise ValueError(recover)
    return fine


def recover():
    return "recovered"


def fine():
    return "fine"


def cleanup():
    return "cleaned"


def choose(n):
    try:
        action = risky(n)  #> risky
    except ValueError as err:
        action = err.args[0]
    else:
        print("else", action())  #> fine
    finally:
        print(cleanup())  #> cleanup
    return action


def masked():
    try:
        return fine
    finally:
        return cleanup


print(choose(0)(), choose(1)(), masked()())  #> choose cleanup fine masked recover
