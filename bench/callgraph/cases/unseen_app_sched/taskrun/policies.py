def fifo(tasks):
    return list(tasks)


def shortest(tasks):
    return sorted(tasks, key=length)  #> taskrun.policies.length


def length(task):
    return len(task.needs)
