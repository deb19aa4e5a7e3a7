"""Functions appended, inserted, popped, sliced and deleted in lists and deques."""
from collections import deque


def cut():
    return "cut"


def paste():
    return "paste"


def copy():
    return "copy"


def undo(name):
    return lambda: "undo " + name


history = []
for action in (cut, copy):
    history.append(undo(action()))  #> copy cut undo
history.insert(0, paste)
history += [undo("all")]  #> undo
print(history.pop()(), history[-1](), history[0]())  #> paste undo.<lambda>
history[1:2] = [copy, copy]
print([f() for f in history[:2]])  #> copy paste
del history[0]
history[0] = cut
print(history[0](), history[1](), len(history))  #> copy cut
queue = deque([copy], maxlen=2)
queue.appendleft(paste)
queue.rotate(1)
while queue:
    print(queue.popleft()())  #> copy paste
