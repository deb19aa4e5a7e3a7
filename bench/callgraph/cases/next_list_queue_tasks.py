import heapq
from collections import deque


class Task:
    def __init__(self, priority, action):
        self.priority = priority
        self.action = action

    def __lt__(self, other):
        return self.priority < other.priority

    def execute(self):
        return self.action()  #> build test


def build():
    return 'b'


def test():
    return 't'


heap = []
heapq.heappush(heap, Task(2, build))  #> Task.__init__ Task.__lt__
heapq.heappush(heap, Task(1, test))  #> Task.__init__ Task.__lt__
while heap:
    heapq.heappop(heap).execute()  #> Task.__lt__ Task.execute
queue = deque([build])
queue.append(test)
queue.popleft()()  #> build
queue.pop()()  #> test
pending = [Task(1, build), Task(0, test)]  #> Task.__init__
pending.sort()  #> Task.__lt__
pending[0].execute()  #> Task.execute
for task in sorted(pending):  #> Task.__lt__
    task.execute()  #> Task.execute
first, second = pending
first.execute()  #> Task.execute
