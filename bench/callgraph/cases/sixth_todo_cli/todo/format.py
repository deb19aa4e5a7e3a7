def line(item):
    return f"{check(item.is_done)} {item.id} {item.title} {'*' * item.priority}"  #> todo.format.check


def check(flag):
    return "[x]" if flag else "[ ]"


def bar(total, left):
    return "#" * (total - left) + "." * left
