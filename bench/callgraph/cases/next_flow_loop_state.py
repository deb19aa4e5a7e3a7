def start():
    return middle


def middle():
    return end


def end():
    return None


def run():
    state = start
    while state is not None:
        state = state()  #> end middle start


def pick(items):
    chosen = None
    for item in items:
        if chosen is None:
            chosen = item
    return chosen()  #> end middle


def early(flag):
    action = start
    if not flag:
        return action()  #> start
    action = end
    return action()  #> end


run()  #> run
pick([middle, end])  #> pick
early(True)  #> early
early(False)  #> early
try:
    task = start
except ValueError:
    task = middle
task()  #> middle start
