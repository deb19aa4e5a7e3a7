finished = []


def wash():
    tasks.append(dry)
    finished.append("wash")


def dry():
    tasks.extend([fold, iron])
    finished.append("dry")


def fold():
    finished.append("fold")


def iron():
    finished.append("iron")


def rest():
    finished.append("rest")


tasks = [wash]
while tasks:
    task = tasks.pop(0)
    task()  #> dry fold iron wash

breaks = [[rest, 2], [fold, 1]]
for action, times in breaks:
    for _ in range(times):
        action()  #> fold rest

choices = [rest if hour > 20 else iron for hour in (9, 22)]
choices.reverse()
for number, choice in enumerate(choices):
    print(number, choice())  #> iron rest
print(finished)
