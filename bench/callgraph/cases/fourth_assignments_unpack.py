def open_valve():
    return "open"


def close_valve():
    return "closed"


def drain():
    return "drained"


def flush():
    return "flushed"


def report(state):
    print(state)
    return state


def emergency():
    return close_valve, (drain, report)


start, *middle, end = open_valve, drain, flush, close_valve
report(start())  #> open_valve report
report(end())  #> close_valve report
for action in middle:
    action()  #> drain flush

shut, (empty, tell) = emergency()  #> emergency
tell(shut())  #> close_valve report
tell(empty())  #> drain report

(first, (second, [third, _])) = (flush, (drain, [open_valve, close_valve]))
print(first(), second(), third())  #> drain flush open_valve
