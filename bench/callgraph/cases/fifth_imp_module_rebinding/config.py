def plain(text):
    return text


def strict(text):
    return text.strip()


formatter = plain
hooks = {}


def reset():
    global formatter
    formatter = strict
    hooks.clear()
