def start():
    return 1


def stop():
    return 2


class Job:
    def __init__(self, name, action):
        self.name = name
        self.action = action


table = [('start', start), ('stop', stop)]
for name, action in table:
    action()  #> start stop
table[1][1]()  #> stop
jobs = [Job(name, action) for name, action in table]  #> Job.__init__
for job in jobs:
    job.action()  #> start stop
by_name = dict(table)
by_name['start']()  #> start
names, actions = zip(*table)
actions[0]()  #> start
for i, (name, action) in enumerate(table):
    action()  #> start stop
